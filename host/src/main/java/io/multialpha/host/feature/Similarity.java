package io.multialpha.host.feature;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How like each other names of features are. By their words rather than their letters: {@code
 * daily_slope} is meant by who writes {@code slope_daily}, not {@code daily_range}.
 */
final class Similarity {
  private static final double LEAST = 0.4;

  private Similarity() {}

  /** A name and how like it is: 1 for the same pairs of letters, 0 for no common pair. */
  record Ranked(String name, double likeness) {}

  /** The names that are like the given one, the most like first. */
  static List<Ranked> rank(String name, Collection<String> known) {
    Set<String> pairs = pairs(name);
    List<Ranked> ranked = new ArrayList<>();
    for (String other : known) {
      double likeness = likeness(pairs, pairs(other));
      if (likeness >= LEAST) {
        ranked.add(new Ranked(other, likeness));
      }
    }
    ranked.sort(
        Comparator.comparingDouble(Ranked::likeness).reversed().thenComparing(Ranked::name));
    return ranked;
  }

  /** Dice's coefficient (1945). */
  private static double likeness(Set<String> one, Set<String> other) {
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    return 2.0 * common.size() / Math.max(1, one.size() + other.size());
  }

  /** Neighbouring letters within each word, word ends included. */
  private static Set<String> pairs(String name) {
    Set<String> pairs = new HashSet<>();
    for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
      String bounded = " " + word + " ";
      for (int i = 0; i + 1 < bounded.length(); i++) {
        pairs.add(bounded.substring(i, i + 2));
      }
    }
    return pairs;
  }
}
