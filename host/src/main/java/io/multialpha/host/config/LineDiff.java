package io.multialpha.host.config;

import java.util.ArrayList;
import java.util.List;

/** What changes from one text to another, as people know it from {@code diff -u}. */
final class LineDiff {
  private static final int CONTEXT = 3;

  /** Beyond this the middle is shown as removed and added, whole. */
  private static final long MOST_COMPARED = 4_000_000;

  private LineDiff() {}

  /**
   * The difference, each line ending with a line feed; empty if there is none.
   *
   * @param name of the file
   */
  static String of(String name, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    List<Line> lines = lines(split(before), split(after));
    StringBuilder diff = new StringBuilder("--- " + name + "\n+++ " + name + "\n");
    int at = 0;
    while (at < lines.size()) {
      int change = nextChange(lines, at);
      if (change < 0) {
        break;
      }
      int from = Math.max(at, change - CONTEXT);
      int to = change;
      for (int next = change; next >= 0 && next <= to + 2 * CONTEXT; ) {
        to = next;
        next = nextChange(lines, next + 1);
      }
      to = Math.min(lines.size(), to + 1 + CONTEXT);
      hunk(lines, from, to, diff);
      at = to;
    }
    return diff.toString();
  }

  private record Line(char sign, String text, int before, int after) {}

  private static int nextChange(List<Line> lines, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).sign != ' ') {
        return i;
      }
    }
    return -1;
  }

  private static void hunk(List<Line> lines, int from, int to, StringBuilder diff) {
    long before = lines.subList(from, to).stream().filter(line -> line.sign != '+').count();
    long after = lines.subList(from, to).stream().filter(line -> line.sign != '-').count();
    Line first = lines.get(from);
    diff.append("@@ -").append(range(first.before, before));
    diff.append(" +").append(range(first.after, after)).append(" @@\n");
    for (Line line : lines.subList(from, to)) {
      diff.append(line.sign).append(line.text.stripTrailing()).append('\n');
    }
  }

  /** Of no lines, the line before them is named. */
  private static String range(int first, long count) {
    return (count == 0 ? first - 1 : first) + "," + count;
  }

  private static List<Line> lines(List<String> before, List<String> after) {
    int head = 0;
    while (head < before.size()
        && head < after.size()
        && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < before.size() - head
        && tail < after.size() - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < head; i++) {
      lines.add(new Line(' ', before.get(i), i + 1, i + 1));
    }
    middle(before, after, head, tail, lines);
    for (int i = tail; i > 0; i--) {
      lines.add(
          new Line(
              ' ', before.get(before.size() - i), before.size() - i + 1, after.size() - i + 1));
    }
    return lines;
  }

  private static void middle(
      List<String> before, List<String> after, int head, int tail, List<Line> lines) {
    int n = before.size() - head - tail;
    int m = after.size() - head - tail;
    boolean compared = (long) (n + 1) * (m + 1) <= MOST_COMPARED;
    int[][] common = compared ? common(before, after, head, n, m) : new int[1][1];
    int i = 0;
    int j = 0;
    while (i < n || j < m) {
      boolean both = compared && i < n && j < m;
      if (both && before.get(head + i).equals(after.get(head + j))) {
        lines.add(new Line(' ', before.get(head + i), head + i++ + 1, head + j++ + 1));
      } else if (i < n && (!both || common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', before.get(head + i), head + i++ + 1, head + j + 1));
      } else {
        lines.add(new Line('+', after.get(head + j), head + i + 1, head + j++ + 1));
      }
    }
  }

  /** Lengths of the longest common subsequences of the ends of both middles. */
  private static int[][] common(List<String> before, List<String> after, int head, int n, int m) {
    int[][] common = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        common[i][j] =
            before.get(head + i).equals(after.get(head + j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }
}
