package io.multialpha.host.research.simulation;

import io.multialpha.host.research.results.TradeSet.Layout;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What trading costs beyond what the trades have paid already, in ticks.
 *
 * @param tickValues dollars per tick of one contract, by symbol
 * @param perTrade ticks that a round trip costs, half at the entry, half at the exit; 0 or more
 * @param perForcedExit ticks more that an exit costs which a stop has forced; 0 or more
 */
public record TickCosts(Map<String, Double> tickValues, double perTrade, double perForcedExit) {
  /** Ticks a round trip, where the trades have paid nothing yet; the original's figure. */
  public static final double ORIGINAL_TICKS = 4;

  /** Ticks that a forced exit costs more. */
  public static final double FORCED_TICKS = 1;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public TickCosts {
    tickValues = Map.copyOf(tickValues);
    if (!(perTrade >= 0 && perTrade < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a trade costs " + perTrade + " ticks, at least 0");
    }
    if (!(perForcedExit >= 0 && perForcedExit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a stop costs " + perForcedExit + " ticks, at least 0");
    }
  }

  /**
   * The costs that are usual for trades of this origin: those of {@code optimize} and of a run have
   * paid theirs.
   *
   * @param tickValues dollars per tick, by symbol
   */
  public static TickCosts usual(Map<String, Double> tickValues, Layout layout) {
    return new TickCosts(tickValues, layout.hasPaid() ? 0 : ORIGINAL_TICKS, FORCED_TICKS);
  }

  /** Dollars per tick, if they are known. */
  public OptionalDouble tickValue(String symbol) {
    Double known = tickValues.get(symbol);
    return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
  }

  /** Dollars per tick; where not known, a fourth of what the reference method takes for four. */
  double tickDollars(String symbol) {
    return tickValue(symbol)
        .orElseGet(() -> ReferenceSlippage.of(symbol, Layout.ORIGINAL) / ORIGINAL_TICKS);
  }
}
