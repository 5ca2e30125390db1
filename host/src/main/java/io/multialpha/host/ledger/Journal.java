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
    private int size;
    private long[] barStart = new long[64];
    private int[] symbol = new int[64];
    private Signal.Action[] action = new Signal.Action[64];
    private String[] reason = new String[64];
    private double[] price = new double[64];
    private double[] score = new double[64];
    private double[] threshold = new double[64];
    private Outcome[] outcome = new Outcome[64];
    private String[] outcomeReason = new String[64];
    private long[] fillTime = new long[64];
    private double[] fillPrice = new double[64];
    private double[] netProfit = new double[64];

    /**
     * Records a decision.
     *
     * @param why why it was decided
     * @param close close of the bar
     * @param probability the model's probability, NaN without a model
     * @param needed what the score had to reach, NaN without a model
     * @param resultReason who denied it and why, or an empty text
     * @return the row's index, its trace
     */
    public int add(
        long barStartMillis,
        int symbolIndex,
        Signal.Action wanted,
        String why,
        double close,
        double probability,
        double needed,
        Outcome result,
        String resultReason) {
      int row = size;
      if (row == barStart.length) {
        grow();
      }
      barStart[row] = barStartMillis;
      symbol[row] = symbolIndex;
      action[row] = wanted;
      reason[row] = why;
      price[row] = close;
      score[row] = probability;
      threshold[row] = needed;
      outcome[row] = result;
      outcomeReason[row] = resultReason;
      fillPrice[row] = Double.NaN;
      netProfit[row] = Double.NaN;
      size = row + 1;
      return row;
    }

    /** Records that the order made of decision {@code row} was filled. */
    public void filled(int row, long barStartMillis, double fillAt) {
      fillTime[row] = barStartMillis;
      fillPrice[row] = fillAt;
    }

    /** Records what the trade closed by decision {@code row} came to, in dollars, net. */
    public void closed(int row, double netDollars) {
      netProfit[row] = netDollars;
    }

    /** Records that the order of decision {@code row} was withdrawn and why. */
    public void withdrawn(int row, Outcome result, String why) {
      outcome[row] = result;
      outcomeReason[row] = why;
    }

    private void grow() {
      int length = size * 2;
      barStart = Arrays.copyOf(barStart, length);
      symbol = Arrays.copyOf(symbol, length);
      action = Arrays.copyOf(action, length);
      reason = Arrays.copyOf(reason, length);
      price = Arrays.copyOf(price, length);
      score = Arrays.copyOf(score, length);
      threshold = Arrays.copyOf(threshold, length);
      outcome = Arrays.copyOf(outcome, length);
      outcomeReason = Arrays.copyOf(outcomeReason, length);
      fillTime = Arrays.copyOf(fillTime, length);
      fillPrice = Arrays.copyOf(fillPrice, length);
      netProfit = Arrays.copyOf(netProfit, length);
    }

    /** How many rows there are. */
    public int size() {
      return size;
    }

    /** Start of the bar on which it was decided. */
    public long barStart(int row) {
      return barStart[check(row)];
    }

    /** Index of the instrument in {@link Journal#symbols()}. */
    public int symbol(int row) {
      return symbol[check(row)];
    }

    /** What was wanted. */
    public Signal.Action action(int row) {
      return action[check(row)];
    }

    /** Why it was wanted. */
    public String reason(int row) {
      return reason[check(row)];
    }

    /** Close of the bar on which it was decided. */
    public double price(int row) {
      return price[check(row)];
    }

    /** The model's probability, or NaN without a model. */
    public double score(int row) {
      return score[check(row)];
    }

    /** What the score had to reach, or NaN without a model. */
    public double threshold(int row) {
      return threshold[check(row)];
    }

    /** What became of it. */
    public Outcome outcome(int row) {
      return outcome[check(row)];
    }

    /** Who denied it and why, or an empty text. */
    public String outcomeReason(int row) {
      return outcomeReason[check(row)];
    }

    /** Start of the bar in which it was filled; 0 if it was not. */
    public long fillTime(int row) {
      return fillTime[check(row)];
    }

    /** Price of the fill, slippage included; NaN if it was not filled. */
    public double fillPrice(int row) {
      return fillPrice[check(row)];
    }

    /** Net dollars of the trade that it closed; NaN if it closed none. */
    public double netProfit(int row) {
      return netProfit[check(row)];
    }

    private int check(int row) {
      return Objects.checkIndex(row, size);
    }
  }

  /** One row per closed round trip. */
  public static final class Trades {
    private int size;
    private int[] symbol = new int[64];
    private int[] quantity = new int[64];
    private int[] entryDecision = new int[64];
    private int[] exitDecision = new int[64];
    private long[] entryTime = new long[64];
    private double[] entryPrice = new double[64];
    private long[] exitTime = new long[64];
    private double[] exitPrice = new double[64];
    private int[] barsHeld = new int[64];
    private double[] grossProfit = new double[64];
    private double[] commission = new double[64];

    /**
     * Records a closed round trip.
     *
     * @param contracts positive for long, negative for short
     * @param entryRow the decision that opened it
     * @param exitRow the decision that closed it
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
      int row = size;
      if (row == symbol.length) {
        grow();
      }
      symbol[row] = symbolIndex;
      quantity[row] = contracts;
      entryDecision[row] = entryRow;
      exitDecision[row] = exitRow;
      entryTime[row] = enteredAt;
      entryPrice[row] = entry;
      exitTime[row] = exitedAt;
      exitPrice[row] = exit;
      barsHeld[row] = bars;
      grossProfit[row] = grossDollars;
      commission[row] = commissionDollars;
      size = row + 1;
    }

    private void grow() {
      int length = size * 2;
      symbol = Arrays.copyOf(symbol, length);
      quantity = Arrays.copyOf(quantity, length);
      entryDecision = Arrays.copyOf(entryDecision, length);
      exitDecision = Arrays.copyOf(exitDecision, length);
      entryTime = Arrays.copyOf(entryTime, length);
      entryPrice = Arrays.copyOf(entryPrice, length);
      exitTime = Arrays.copyOf(exitTime, length);
      exitPrice = Arrays.copyOf(exitPrice, length);
      barsHeld = Arrays.copyOf(barsHeld, length);
      grossProfit = Arrays.copyOf(grossProfit, length);
      commission = Arrays.copyOf(commission, length);
    }

    /** How many rows there are. */
    public int size() {
      return size;
    }

    /** Index of the instrument in {@link Journal#symbols()}. */
    public int symbol(int row) {
      return symbol[check(row)];
    }

    /** Contracts: positive for long, negative for short. */
    public int quantity(int row) {
      return quantity[check(row)];
    }

    /** The decision that opened it. */
    public int entryDecision(int row) {
      return entryDecision[check(row)];
    }

    /** The decision that closed it. */
    public int exitDecision(int row) {
      return exitDecision[check(row)];
    }

    /** Start of the bar in which the entry was filled. */
    public long entryTime(int row) {
      return entryTime[check(row)];
    }

    /** Price of the entry, slippage included. */
    public double entryPrice(int row) {
      return entryPrice[check(row)];
    }

    /** Start of the bar in which the exit was filled. */
    public long exitTime(int row) {
      return exitTime[check(row)];
    }

    /** Price of the exit, slippage included. */
    public double exitPrice(int row) {
      return exitPrice[check(row)];
    }

    /** Hourly bars from the entry's to the exit's. */
    public int barsHeld(int row) {
      return barsHeld[check(row)];
    }

    /** Dollars before commission, slippage included. */
    public double grossProfit(int row) {
      return grossProfit[check(row)];
    }

    /** Dollars of commission, both sides, positive. */
    public double commission(int row) {
      return commission[check(row)];
    }

    /** Dollars after commission. */
    public double netProfit(int row) {
      return grossProfit[check(row)] - commission[row];
    }

    private int check(int row) {
      return Objects.checkIndex(row, size);
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
