package io.multialpha.host.report.page;

import io.multialpha.host.report.EquityCurve;
import java.util.List;
import java.util.Objects;

/**
 * What came of something, as a page draws it.
 *
 * @param curves equity of each strategy, or of each method, in order
 * @param total equity of what the page is about; one of {@code curves} where there is but one
 * @param trades closed trades
 */
record Result(List<Curve> curves, EquityCurve total, ClosedTrades trades) {
  /**
   * Fewest trade dates of which a confidence interval, a correlation or the like is shown: below
   * it, such a figure says more of chance than of what was traded.
   */
  static final int FEWEST_DAYS = 30;

  /** Equity under a name. */
  record Curve(String name, EquityCurve equity) {
    /** Checks for null. */
    Curve {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(equity, "equity");
    }
  }

  /** Copies the list. */
  Result {
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(trades, "trades");
    curves = List.copyOf(curves);
  }

  /** Whether the total is the sum of several curves, and no curve itself. */
  boolean isSum() {
    return curves.stream().noneMatch(curve -> curve.equity() == total) && curves.size() > 1;
  }

  /** Whether there are too few trade dates for statistics. */
  boolean isShort() {
    return total.size() < FEWEST_DAYS;
  }

  /** What to say then. */
  String tooShort() {
    return "Only "
        + total.size()
        + (total.size() == 1 ? " trade date: " : " trade dates: ")
        + "too few to say anything here; from "
        + FEWEST_DAYS
        + " on this is shown.";
  }
}
