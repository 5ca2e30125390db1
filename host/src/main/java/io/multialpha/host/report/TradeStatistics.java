package io.multialpha.host.report;

import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.Trades;
import java.util.List;
import java.util.stream.Stream;

/**
 * What closed trades came to, all of them and by side. Money is dollars.
 *
 * @param all every trade
 * @param longs trades that bought first
 * @param shorts trades that sold first
 */
public record TradeStatistics(Side all, Side longs, Side shorts) {

  /**
   * Sums over trades.
   *
   * @param count trades
   * @param winners trades with a net profit above zero
   * @param won their net profits
   * @param lost net losses of the other trades, 0 or more
   * @param commission paid, 0 or more
   * @param barsHeld hourly bars, summed over the trades
   */
  public record Side(
      int count, int winners, double won, double lost, double commission, long barsHeld) {

    /** Net profit: after slippage and commission. */
    public double netProfit() {
      return won - lost;
    }

    /** Winners over trades, as a fraction; NaN without trades. */
    public double winRate() {
      return count == 0 ? Double.NaN : (double) winners / count;
    }

    /** Net profits over net losses; NaN without losses. */
    public double profitFactor() {
      return lost == 0 ? Double.NaN : won / lost;
    }

    /** Mean net profit of a trade; NaN without trades. */
    public double expectancy() {
      return count == 0 ? Double.NaN : netProfit() / count;
    }

    /** Mean net profit of the winners; NaN without any. */
    public double averageWin() {
      return winners == 0 ? Double.NaN : won / winners;
    }

    /** Mean net loss of the trades that did not win, 0 or more; NaN without any. */
    public double averageLoss() {
      return winners == count ? Double.NaN : lost / (count - winners);
    }

    /** Mean time in a trade, in hourly bars; NaN without trades. */
    public double averageBarsHeld() {
      return count == 0 ? Double.NaN : (double) barsHeld / count;
    }
  }

  /** Sums over the trades of some accounts, in their order. */
  static TradeStatistics of(List<Trades> accounts) {
    Sides sides = new Sides();
    for (Trades trades : accounts) {
      for (int row = 0; row < trades.size(); row++) {
        sides.add(trades, row);
      }
    }
    return sides.statistics();
  }

  /**
   * The same over those trades whose entry was decided on a bar that starts at this time or later.
   */
  static TradeStatistics decidedFrom(long millis, List<Journal> accounts) {
    Sides sides = new Sides();
    for (Journal journal : accounts) {
      Trades trades = journal.trades();
      for (int row = 0; row < trades.size(); row++) {
        if (journal.decisions().barStart(trades.entryDecision(row)) >= millis) {
          sides.add(trades, row);
        }
      }
    }
    return sides.statistics();
  }

  /** Sums over the trades in each instrument, by its index in the journal. */
  static List<Side> bySymbol(Trades trades, int symbols) {
    List<Sums> sums = Stream.generate(Sums::new).limit(symbols).toList();
    for (int row = 0; row < trades.size(); row++) {
      sums.get(trades.symbol(row)).add(trades, row);
    }
    return sums.stream().map(Sums::side).toList();
  }

  private static final class Sides {
    private final Sums all = new Sums();
    private final Sums longs = new Sums();
    private final Sums shorts = new Sums();

    void add(Trades trades, int row) {
      all.add(trades, row);
      (trades.quantity(row) > 0 ? longs : shorts).add(trades, row);
    }

    TradeStatistics statistics() {
      return new TradeStatistics(all.side(), longs.side(), shorts.side());
    }
  }

  private static final class Sums {
    private int count;
    private int winners;
    private double won;
    private double lost;
    private double commission;
    private long barsHeld;

    void add(Trades trades, int row) {
      double net = trades.netProfit(row);
      count++;
      commission += trades.commission(row);
      barsHeld += trades.barsHeld(row);
      if (net > 0) {
        winners++;
        won += net;
      } else {
        lost -= net;
      }
    }

    Side side() {
      return new Side(count, winners, won, lost, commission, barsHeld);
    }
  }
}
