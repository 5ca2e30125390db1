package io.multialpha.host.research.search;

import java.util.Arrays;

/**
 * Every portfolio that was tried, in the order in which one thread would have tried them. Used by
 * one thread while it grows.
 */
public final class CandidateTable {
  private int size;
  private long[] symbols = new long[1024];
  private int[] maxPositions = new int[1024];
  private double[] sharpe = new double[1024];
  private double[] maxDrawdown = new double[1024];
  private int[] breachEvents = new int[1024];

  CandidateTable() {}

  void add(Candidate candidate) {
    if (size == symbols.length) {
      int length = 2 * size;
      symbols = Arrays.copyOf(symbols, length);
      maxPositions = Arrays.copyOf(maxPositions, length);
      sharpe = Arrays.copyOf(sharpe, length);
      maxDrawdown = Arrays.copyOf(maxDrawdown, length);
      breachEvents = Arrays.copyOf(breachEvents, length);
    }
    symbols[size] = candidate.symbols();
    maxPositions[size] = candidate.maxPositions();
    sharpe[size] = candidate.sharpe();
    maxDrawdown[size] = candidate.maxDrawdown();
    breachEvents[size] = candidate.breachEvents();
    size++;
  }

  void addAll(CandidateTable other) {
    for (int i = 0; i < other.size; i++) {
      add(other.get(i));
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
        maxDrawdown[place],
        breachEvents[place]);
  }

  /** The Sharpe ratios of all, per year; a copy. */
  public double[] sharpes() {
    return Arrays.copyOf(sharpe, size);
  }
}
