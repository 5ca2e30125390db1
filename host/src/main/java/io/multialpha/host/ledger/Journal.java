package io.multialpha.host.ledger;

import io.multialpha.api.strategy.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Everything one account decided and did in a run, column by column, in the order in which it
 * happened.
 *
 * <p>Written by the engine's thread only, read when the run is over. Rows are identified by their
 * index: a decision's index is its trace, which the order, the fill and the trade refer to. Growing
 * aside, writing allocates nothing. Times are epoch milliseconds UTC, prices points, money dollars.
 */
public final class Journal {
  private final String account;
  private final List<String> symbols;
  private final Decisions decisions = new Decisions();
  private final Trades trades = new Trades();
  private final Days days = new Days();

  /**
   * An empty journal.
   *
   * @param account name of the account
   * @param symbols the instruments; rows refer to them by index
   */
  public Journal(String account, List<String> symbols) {
    this.account = account;
    this.symbols = List.copyOf(symbols);
  }

  /** Name of the account. */
  public String account() {
    return account;
  }

  /** The instruments that rows refer to by index. */
  public List<String> symbols() {
    return symbols;
  }

  /** What was decided. */
  public Decisions decisions() {
    return decisions;
  }

  /** What was traded: closed round trips, in the order of their exits. */
  public Trades trades() {
    return trades;
  }

  /** How each trade date ended. */
  public Days days() {
    return days;
  }

  /** What became of a decision. */
  public enum Outcome {
    /** An order was made of it. */
    ORDERED,
    /** The strategy's data is not warmed up, or trading has not begun yet. */
    WARMING_UP,
    /** The model's score was below its threshold, or could not be had. */
    MODEL,
    /** A portfolio policy said no. */
    POLICY,
    /** All slots of the account or of the house are taken. */
    NO_SLOT,
    /** The daily stop of the account or of the house was hit. */
    DAILY_STOP,
    /** The entry waited too long for the instrument's next bar. */
    EXPIRED,
    /** The strategy has been set aside after a failure. */
    QUARANTINED
  }

  /** One row per decision: each signal to act, and each action of the host's own. */
  public static final class Decisions {
    private final Rows<DecisionBlock> rows = new Rows<>(DecisionBlock::new);

    /** What is written together lies together: a row costs a few cache lines, not one a column. */
    private static final class DecisionBlock {
      private final long[] times = new long[2 * Rows.BLOCK];
      private final double[] prices = new double[3 * Rows.BLOCK];
      private final int[] symbol = new int[Rows.BLOCK];
      private final Signal[] signal = new Signal[Rows.BLOCK];

      // Rare, hence made when first needed.
      private Outcome[] outcome = {};
      private String[] outcomeReason = {};

      private double[] scores = {};
    }

    /**
     * Records a decision.
     *
     * @param barStartMillis start of the bar on which it was decided
     * @param symbolIndex index of the instrument in {@link Journal#symbols()}
     * @param signal what was wanted and why
     * @param close close of the bar
     * @param score the model's probability, NaN without a model
     * @param threshold what the score had to reach, NaN without a model
     * @param outcome what came of it
     * @param outcomeReason who denied it and why, or an empty text
     * @return the row's index, its trace
     */
    public int add(
        long barStartMillis,
        int symbolIndex,
        Signal signal,
        double close,
        double score,
        double threshold,
        Outcome outcome,
        String outcomeReason) {
      DecisionBlock block = rows.blockForNext();
      int at = rows.next();
      block.times[2 * at] = barStartMillis;
      block.prices[3 * at] = close;
      block.prices[3 * at + 1] = Double.NaN;
      block.prices[3 * at + 2] = Double.NaN;
      block.symbol[at] = symbolIndex;
      block.signal[at] = signal;
      setOutcome(block, at, outcome, outcomeReason);
      if (!Double.isNaN(score) || block.scores.length > 0) {
        setScore(block, at, score, threshold);
      }
      return rows.added();
    }

    private static void setOutcome(
        DecisionBlock block, int at, Outcome outcome, String outcomeReason) {
      if (block.outcome.length == 0) {
        if (outcome == Outcome.ORDERED) {
          return;
        }
        block.outcome = new Outcome[Rows.BLOCK];
        block.outcomeReason = new String[Rows.BLOCK];
        Arrays.fill(block.outcome, Outcome.ORDERED);
        Arrays.fill(block.outcomeReason, "");
      }
      block.outcome[at] = outcome;
      block.outcomeReason[at] = outcomeReason;
    }

    private static void setScore(DecisionBlock block, int at, double score, double threshold) {
      if (block.scores.length == 0) {
        block.scores = new double[2 * Rows.BLOCK];
        Arrays.fill(block.scores, Double.NaN);
      }
      block.scores[2 * at] = score;
      block.scores[2 * at + 1] = threshold;
    }

    /**
     * Records that the order made of decision {@code row} was filled.
     *
     * @param price slippage included
     */
    public void filled(int row, long barStartMillis, double price) {
      DecisionBlock block = rows.block(row);
      int at = Rows.within(row);
      block.times[2 * at + 1] = barStartMillis;
      block.prices[3 * at + 1] = price;
    }

    /** Records what the trade closed by decision {@code row} came to, in dollars, net. */
    public void closed(int row, double netDollars) {
      rows.block(row).prices[3 * Rows.within(row) + 2] = netDollars;
    }

    /** Records that the order of decision {@code row} was withdrawn and why. */
    public void withdrawn(int row, Outcome outcome, String why) {
      setOutcome(rows.block(row), Rows.within(row), outcome, why);
    }

    /** How many rows there are. */
    public int size() {
      return rows.size();
    }

    /** Start of the bar on which it was decided. */
    public long barStart(int row) {
      return rows.block(row).times[2 * Rows.within(row)];
    }

    /** Index of the instrument in {@link Journal#symbols()}. */
    public int symbol(int row) {
      return rows.block(row).symbol[Rows.within(row)];
    }

    /** What was wanted. */
    public Signal.Action action(int row) {
      return rows.block(row).signal[Rows.within(row)].action();
    }

    /** Why it was wanted. */
    public String reason(int row) {
      return rows.block(row).signal[Rows.within(row)].reason();
    }

    /** Close of the bar on which it was decided. */
    public double price(int row) {
      return rows.block(row).prices[3 * Rows.within(row)];
    }

    /** The model's probability, or NaN without a model. */
    public double score(int row) {
      double[] scores = rows.block(row).scores;
      return scores.length == 0 ? Double.NaN : scores[2 * Rows.within(row)];
    }

    /** What the score had to reach, or NaN without a model. */
    public double threshold(int row) {
      double[] scores = rows.block(row).scores;
      return scores.length == 0 ? Double.NaN : scores[2 * Rows.within(row) + 1];
    }

    /** What became of it. */
    public Outcome outcome(int row) {
      Outcome[] outcomes = rows.block(row).outcome;
      return outcomes.length == 0 ? Outcome.ORDERED : outcomes[Rows.within(row)];
    }

    /** Who denied it and why, or an empty text. */
    public String outcomeReason(int row) {
      String[] reasons = rows.block(row).outcomeReason;
      return reasons.length == 0 ? "" : reasons[Rows.within(row)];
    }

    /** Start of the bar in which it was filled; 0 if it was not. */
    public long fillTime(int row) {
      return rows.block(row).times[2 * Rows.within(row) + 1];
    }

    /** Price of the fill, slippage included; NaN if it was not filled. */
    public double fillPrice(int row) {
      return rows.block(row).prices[3 * Rows.within(row) + 1];
    }

    /** Net dollars of the trade that it closed; NaN if it closed none. */
    public double netProfit(int row) {
      return rows.block(row).prices[3 * Rows.within(row) + 2];
    }
  }

  /** One row per closed round trip. */
  public static final class Trades {
    private final Rows<TradeBlock> rows = new Rows<>(TradeBlock::new);

    private static final class TradeBlock {
      private final int[] numbers = new int[5 * Rows.BLOCK];
      private final long[] times = new long[2 * Rows.BLOCK];
      private final double[] prices = new double[4 * Rows.BLOCK];
    }

    /**
     * Records a closed round trip.
     *
     * @param symbolIndex index of the instrument in {@link Journal#symbols()}
     * @param contracts positive for long, negative for short
     * @param entryRow the decision that opened it
     * @param exitRow the decision that closed it
     * @param enteredAt start of the bar in which the entry was filled
     * @param entry price of the entry, slippage included
     * @param exitedAt start of the bar in which the exit was filled
     * @param exit price of the exit, slippage included
     * @param bars hourly bars from the entry's to the exit's
     * @param grossDollars price difference times point value times contracts, slippage included
     * @param commissionDollars both sides, positive
     */
    public void add(
        int symbolIndex,
        int contracts,
        int entryRow,
        int exitRow,
        long enteredAt,
        double entry,
        long exitedAt,
        double exit,
        int bars,
        double grossDollars,
        double commissionDollars) {
      TradeBlock block = rows.blockForNext();
      int at = rows.next();
      int[] numbers = block.numbers;
      numbers[5 * at] = symbolIndex;
      numbers[5 * at + 1] = contracts;
      numbers[5 * at + 2] = entryRow;
      numbers[5 * at + 3] = exitRow;
      numbers[5 * at + 4] = bars;
      block.times[2 * at] = enteredAt;
      block.times[2 * at + 1] = exitedAt;
      double[] prices = block.prices;
      prices[4 * at] = entry;
      prices[4 * at + 1] = exit;
      prices[4 * at + 2] = grossDollars;
      prices[4 * at + 3] = commissionDollars;
      rows.added();
    }

    private int number(int row, int field) {
      return rows.block(row).numbers[5 * Rows.within(row) + field];
    }

    private double price(int row, int field) {
      return rows.block(row).prices[4 * Rows.within(row) + field];
    }

    /** How many rows there are. */
    public int size() {
      return rows.size();
    }

    /** Index of the instrument in {@link Journal#symbols()}. */
    public int symbol(int row) {
      return number(row, 0);
    }

    /** Contracts: positive for long, negative for short. */
    public int quantity(int row) {
      return number(row, 1);
    }

    /** The decision that opened it. */
    public int entryDecision(int row) {
      return number(row, 2);
    }

    /** The decision that closed it. */
    public int exitDecision(int row) {
      return number(row, 3);
    }

    /** Hourly bars from the entry's to the exit's. */
    public int barsHeld(int row) {
      return number(row, 4);
    }

    /** Start of the bar in which the entry was filled. */
    public long entryTime(int row) {
      return rows.block(row).times[2 * Rows.within(row)];
    }

    /** Start of the bar in which the exit was filled. */
    public long exitTime(int row) {
      return rows.block(row).times[2 * Rows.within(row) + 1];
    }

    /** Price of the entry, slippage included. */
    public double entryPrice(int row) {
      return price(row, 0);
    }

    /** Price of the exit, slippage included. */
    public double exitPrice(int row) {
      return price(row, 1);
    }

    /** Dollars before commission, slippage included. */
    public double grossProfit(int row) {
      return price(row, 2);
    }

    /** Dollars of commission, both sides, positive. */
    public double commission(int row) {
      return price(row, 3);
    }

    /** Dollars after commission. */
    public double netProfit(int row) {
      return grossProfit(row) - commission(row);
    }
  }

  /** One row per trade date on which the account's instruments had bars. */
  public static final class Days {
    private int size;
    private int[] tradeDate = new int[64];
    private double[] equity = new double[64];
    private double[] realized = new double[64];
    private double[] lowestEquity = new double[64];
    private int[] openPositions = new int[64];
    private boolean[] stopped = new boolean[64];

    /**
     * Records the end of a trade date.
     *
     * @param tradeDay epoch day
     * @param closingEquity cash plus open profit and loss at the last closes
     * @param realizedDollars net profit and loss of the trades closed on it
     * @param lowest smallest equity at any step of it
     * @param open positions held at its end
     * @param dailyStop whether the daily stop was hit on it
     */
    public void add(
        int tradeDay,
        double closingEquity,
        double realizedDollars,
        double lowest,
        int open,
        boolean dailyStop) {
      int row = size;
      if (row == tradeDate.length) {
        int length = size * 2;
        tradeDate = Arrays.copyOf(tradeDate, length);
        equity = Arrays.copyOf(equity, length);
        realized = Arrays.copyOf(realized, length);
        lowestEquity = Arrays.copyOf(lowestEquity, length);
        openPositions = Arrays.copyOf(openPositions, length);
        stopped = Arrays.copyOf(stopped, length);
      }
      tradeDate[row] = tradeDay;
      equity[row] = closingEquity;
      realized[row] = realizedDollars;
      lowestEquity[row] = lowest;
      openPositions[row] = open;
      stopped[row] = dailyStop;
      size = row + 1;
    }

    /** How many rows there are. */
    public int size() {
      return size;
    }

    /** Epoch day of the trade date. */
    public int tradeDate(int row) {
      return tradeDate[check(row)];
    }

    /** Cash plus open profit and loss at the last closes. */
    public double equity(int row) {
      return equity[check(row)];
    }

    /** Net profit and loss of the trades closed on it. */
    public double realized(int row) {
      return realized[check(row)];
    }

    /** Smallest equity at any step of it. */
    public double lowestEquity(int row) {
      return lowestEquity[check(row)];
    }

    /** Positions held at its end. */
    public int openPositions(int row) {
      return openPositions[check(row)];
    }

    /** Whether the daily stop was hit on it. */
    public boolean stopped(int row) {
      return stopped[check(row)];
    }

    private int check(int row) {
      return Objects.checkIndex(row, size);
    }
  }
}
