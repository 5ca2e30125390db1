package io.multialpha.host.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Collects everything that is wrong, so that it is told at once. Used by one thread. */
final class Problems {
  private static final int MOST = 100;
  private static final Comparator<Problem> BY_PLACE = (one, other) -> compare(one.at(), other.at());

  private final List<Problem> list = new ArrayList<>();

  void add(Location at, String key, String found, String allowed, String suggestion) {
    list.add(new Problem(at, key, found, allowed, suggestion));
  }

  void add(Location at, String key, String found) {
    add(at, key, found, "", "");
  }

  int count() {
    return list.size();
  }

  void addAll(Problems others) {
    list.addAll(others.list);
  }

  /** Throws what has been collected, if anything, in the order of each file's lines. */
  void throwIfAny() {
    throwIfAny(problem -> true);
  }

  /** The same of some problems only; the others are passed over. */
  void throwIfAny(Predicate<Problem> some) {
    List<Problem> sorted = new ArrayList<>(list.stream().filter(some).toList());
    if (!sorted.isEmpty()) {
      sorted.sort(BY_PLACE);
      throw new ConfigException(sorted.size() <= MOST ? sorted : firstOf(sorted));
    }
  }

  /** Throws one problem at once, with those before it: nothing after it could be read. */
  ConfigException stop(Location at, String found, String suggestion) {
    add(at, "", found, "", suggestion);
    return new ConfigException(list);
  }

  private static int compare(Location one, Location other) {
    int byFile = one.file().compareTo(other.file());
    int byLine = Integer.compare(one.line(), other.line());
    int byColumn = Integer.compare(one.column(), other.column());
    return byFile != 0 ? byFile : byLine != 0 ? byLine : byColumn;
  }

  private static List<Problem> firstOf(List<Problem> all) {
    List<Problem> first = new ArrayList<>(all.subList(0, MOST));
    first.add(
        new Problem(
            Location.of(all.get(MOST).at().file()),
            "",
            (all.size() - MOST) + " more problems",
            "",
            "mend those above first"));
    return first;
  }
}
