package io.multialpha.benchmarks.peer;

/**
 * What a back-test came to.
 *
 * @param trades closed
 * @param points their profit; exact, since prices are whole quarters
 */
public record Tally(int trades, double points) {
  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(trades + other.trades, points + other.points);
  }
}
