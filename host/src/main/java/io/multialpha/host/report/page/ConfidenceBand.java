package io.multialpha.host.report.page;

import io.multialpha.host.report.EquityCurve;
import io.multialpha.host.research.statistics.BlockBootstrap;
import io.multialpha.host.research.statistics.BlockLength;
import io.multialpha.host.research.statistics.BootstrapInterval;
import io.multialpha.host.research.statistics.ReturnStatistics;
import io.multialpha.host.research.statistics.Selection;
import io.multialpha.host.research.statistics.SharpeRatio;
import io.multialpha.host.research.statistics.Xoshiro;

/**
 * How differently an account could have gone if its days had come in another order and some more
 * often than others: a stationary bootstrap of its daily profit and loss (Politis and Romano, The
 * Stationary Bootstrap, 1994), in blocks as long as the days depend on each other.
 *
 * @param low profit below which 2.5% of the drawn paths lie, before the first date and at each
 * @param middle profit that half of them exceed
 * @param high profit above which 2.5% lie
 * @param profit at the end
 * @param sharpe per year; its estimate is NaN where equity was not above zero on some day
 * @param blockLength mean length of a block, in trade dates
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ConfidenceBand(
    double[] low,
    double[] middle,
    double[] high,
    BootstrapInterval profit,
    BootstrapInterval sharpe,
    double blockLength) {
  /** How often days are drawn. */
  static final int DRAWS = 1000;

  /** Share of the drawn paths between the edges. */
  static final double LEVEL = 0.95;

  /** How many paths lie below the band, and as many above. */
  private static final int BEYOND = (int) ((1 - LEVEL) / 2 * DRAWS);

  /** The same on every page, so that equal results have equal pages. */
  private static final long SEED = 20_240_229;

  /** Dates at which the paths are compared; between them the edges are straight. */
  private static final int KNOTS = 120;

  /** Of a curve of at least two trade dates. */
  static ConfidenceBand of(EquityCurve curve) {
    int days = curve.size();
    double[] changes = new double[days];
    double[] equity = new double[days];
    for (int day = 0; day < days; day++) {
      changes[day] = curve.change(day);
      equity[day] = curve.equity(day);
    }
    double[] returns = ReturnStatistics.returns(curve.start(), equity);
    double block = Math.max(1, BlockLength.of(changes).stationary());
    if (!(block < days)) {
      block = 1;
    }
    BlockBootstrap bootstrap = BlockBootstrap.stationary(block);
    Xoshiro random = new Xoshiro(SEED);
    int knots = Math.min(KNOTS, days);
    double[][] paths = new double[knots][DRAWS];
    double[] profits = new double[DRAWS];
    double[] sharpes = new double[DRAWS];
    int[] rows = new int[days];
    double[] drawn = new double[days];
    for (int i = 0; i < DRAWS; i++) {
      bootstrap.draw(rows, random);
      double sum = 0;
      int day = 0;
      for (int knot = 0; knot < knots; knot++) {
        for (int end = knotEnd(knot, knots, days); day < end; day++) {
          sum += changes[rows[day]];
          drawn[day] = returns[rows[day]];
        }
        paths[knot][i] = sum;
      }
      profits[i] = sum;
      sharpes[i] = perYear(drawn);
    }
    double[][] edges = new double[3][days + 1];
    for (int knot = 0; knot < knots; knot++) {
      int from = knot == 0 ? 0 : knotEnd(knot - 1, knots, days);
      int to = knotEnd(knot, knots, days);
      edge(edges[0], from, to, Selection.smallest(paths[knot], BEYOND));
      edge(edges[1], from, to, Selection.smallest(paths[knot], DRAWS / 2));
      edge(edges[2], from, to, Selection.smallest(paths[knot], DRAWS - 1 - BEYOND));
    }
    return new ConfidenceBand(
        edges[0],
        edges[1],
        edges[2],
        BootstrapInterval.of(curve.end() - curve.start(), profits, LEVEL),
        BootstrapInterval.of(perYear(returns), sharpes, LEVEL),
        block);
  }

  private static int knotEnd(int knot, int knots, int days) {
    return (int) ((long) (knot + 1) * days / knots);
  }

  private static double perYear(double[] returns) {
    return SharpeRatio.perYear(SharpeRatio.perPeriod(returns), SharpeRatio.TRADE_DATES_PER_YEAR);
  }

  private static void edge(double[] edge, int from, int to, double value) {
    for (int i = from + 1; i <= to; i++) {
      edge[i] = edge[from] + (value - edge[from]) * (i - from) / (to - from);
    }
  }

  /** Whether the Sharpe ratio is defined, and so its interval. */
  boolean hasSharpe() {
    return Double.isFinite(sharpe.estimate());
  }
}
