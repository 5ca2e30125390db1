package io.multialpha.host.research.search;

import io.multialpha.host.research.simulation.Simulation;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What is searched over: symbols, and how a portfolio of some of them is tried on the train period.
 *
 * @param names of the symbols, in order
 * @param scores what each is said to be worth: the search drops the lowest where nothing else
 *     helps; known before the test period
 * @param train makes a simulation of the train period for one thread
 */
public record Universe(
    List<String> names, List<Double> scores, Supplier<? extends Simulation> train) {
  /** Checks that there are as many scores as names. */
  public Universe {
    names = List.copyOf(names);
    scores = List.copyOf(scores);
    if (scores.size() != names.size()) {
      throw new IllegalArgumentException(scores.size() + " scores for " + names.size());
    }
  }

  /** Every symbol. */
  long all() {
    return names.size() == Long.SIZE ? -1L : (1L << names.size()) - 1;
  }

  /** The symbols by name, as places: the order in which equal ones are decided. */
  int[] byName() {
    return IntStream.range(0, names.size())
        .boxed()
        .sorted(Comparator.comparing(names::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The names of some of the symbols, in order. */
  public List<String> names(long symbols) {
    return IntStream.range(0, names.size())
        .filter(i -> ((symbols >>> i) & 1) == 1)
        .mapToObj(names::get)
        .toList();
  }
}
