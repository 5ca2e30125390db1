package io.multialpha.host.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt name was probably meant to be. */
public final class Suggestion {
  /** More names than this help nobody. */
  private static final int MOST_LISTED = 60;

  private Suggestion() {}

  /**
   * The nearest known name, if one is near: at most a third of its letters away. So a symbol of two
   * letters is near to none but itself in another case.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String plain = plain(word);
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      String other = plain(candidate);
      int most = Math.min(plain.length(), other.length()) / 3;
      if (Math.abs(other.length() - plain.length()) > most) {
        continue;
      }
      int distance = distance(plain, other);
      if (distance <= most && distance < least) {
        best = candidate;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code did you mean x?}, or else the names there are. */
  public static String orAll(String word, Collection<String> known) {
    return nearest(word, known)
        .map(name -> "did you mean " + name + "?")
        .orElseGet(
            () ->
                known.isEmpty()
                    ? "none is known"
                    : known.size() > MOST_LISTED
                        ? "none of the " + known.size() + " known ones is like it"
                        : "known are " + String.join(", ", known));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        d[i][j] = swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
      }
    }
    return d[a.length()][b.length()];
  }
}
