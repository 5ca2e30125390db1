package io.multialpha.host.research.search;

import io.multialpha.host.research.statistics.ChunkSums;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Every portfolio that was tried, in the order in which one thread would have tried them. Used by
 * one thread while it grows.
 */
public final class CandidateTable {
  /** More returns than this are not kept: 32 megabytes. */
  private static final int MOST_RETURNS = 1 << 22;

  private record Portfolio(long symbols, int maxPositions) {}

  private record Figures(long sharpe, long dailySharpe, long maxDrawdown, int breachEvents) {}

  private int size;
  private long[] symbols = new long[1024];
  private int[] maxPositions = new int[1024];
  private double[] sharpe = new double[1024];
  private double[] dailySharpe = new double[1024];
  private double[] maxDrawdown = new double[1024];
  private int[] breachEvents = new int[1024];

  /** Of the candidates whose returns are kept, by place; shorter than the table, or null within. */
  private double[][] returns = new double[0][];

  private long kept;

  private Optional<ChunkSums> sums = Optional.empty();
  private int[] sumPlaces = new int[0];

  CandidateTable() {}

  /** Adds one with its daily returns, which are kept as long as there are not too many. */
  void add(Candidate candidate, double[] dailyReturns) {
    if (kept + dailyReturns.length <= MOST_RETURNS) {
      if (size >= returns.length) {
        returns = Arrays.copyOf(returns, Math.max(64, 2 * size));
      }
      returns[size] = dailyReturns;
      kept += dailyReturns.length;
    }
    add(candidate);
  }

  void add(Candidate candidate) {
    if (size == symbols.length) {
      int length = 2 * size;
      symbols = Arrays.copyOf(symbols, length);
      maxPositions = Arrays.copyOf(maxPositions, length);
      sharpe = Arrays.copyOf(sharpe, length);
      dailySharpe = Arrays.copyOf(dailySharpe, length);
      maxDrawdown = Arrays.copyOf(maxDrawdown, length);
      breachEvents = Arrays.copyOf(breachEvents, length);
    }
    symbols[size] = candidate.symbols();
    maxPositions[size] = candidate.maxPositions();
    sharpe[size] = candidate.sharpe();
    dailySharpe[size] = candidate.dailySharpe();
    maxDrawdown[size] = candidate.maxDrawdown();
    breachEvents[size] = candidate.breachEvents();
    size++;
  }

  /** Adds those of other tables in their order, of equal symbols and limits the first alone. */
  void addEachOnce(List<CandidateTable> others) {
    Set<Portfolio> seen = new HashSet<>();
    for (CandidateTable other : others) {
      for (int i = 0; i < other.size; i++) {
        if (seen.add(new Portfolio(other.symbols[i], other.maxPositions[i]))) {
          add(other, i);
        }
      }
    }
  }

  private void add(CandidateTable other, int place) {
    Optional<double[]> of = other.returns(place);
    if (of.isPresent()) {
      add(other.get(place), of.get());
    } else {
      add(other.get(place));
    }
  }

  /** How many there are: the number of trials. */
  public int size() {
    return size;
  }

  /** One of them. */
  public Candidate get(int place) {
    if (place < 0 || place >= size) {
      throw new IndexOutOfBoundsException(place + " of " + size);
    }
    return new Candidate(
        symbols[place],
        maxPositions[place],
        sharpe[place],
        dailySharpe[place],
        maxDrawdown[place],
        breachEvents[place]);
  }

  /** The daily returns of one over the train period, if they are kept; not a copy. */
  Optional<double[]> returns(int place) {
    return place < returns.length ? Optional.ofNullable(returns[place]) : Optional.empty();
  }

  /**
   * Keeps sums of the returns of all.
   *
   * @param places of each within the sums
   */
  void keep(ChunkSums of, int[] places) {
    sums = Optional.of(of);
    sumPlaces = places;
  }

  /** Sums of the returns of all over the train period, if they are kept. */
  Optional<ChunkSums> sums() {
    return sums;
  }

  /**
   * Which of the sums are those of a candidate whose returns are all defined, of those that came to
   * the very same the first alone; a new array.
   */
  int[] summed() {
    ChunkSums of = sums.orElseThrow();
    Set<Figures> seen = new HashSet<>();
    return IntStream.range(0, sumPlaces.length)
        .filter(place -> of.isDefined(sumPlaces[place]) && seen.add(figures(place)))
        .map(place -> sumPlaces[place])
        .toArray();
  }

  private Figures figures(int place) {
    return new Figures(
        Double.doubleToLongBits(sharpe[place]),
        Double.doubleToLongBits(dailySharpe[place]),
        Double.doubleToLongBits(maxDrawdown[place]),
        breachEvents[place]);
  }
}
