package io.multialpha.host.report;

import io.multialpha.host.ledger.AccountResult;
import java.util.List;

/**
 * How an account, or all accounts together, did. Money is dollars; what is not defined is NaN.
 *
 * @param name the account's name, or {@link #TOTAL}
 * @param trades closed round trips, all of them and by side
 * @param startingCash equity at the start
 * @param finalEquity cash plus open profit and loss at the last closes
 * @param openProfit profit and loss of positions still open, at the last closes, their entries'
 *     commission paid and exit costs not: with the closed trades it comes to {@link #equityChange}
 * @param openPositions positions still open
 * @param maxDrawdown largest fall of equity from its peak so far, the start being a peak; 0 or more
 * @param drawdownBasis at which moments equity was looked at for {@code maxDrawdown}
 * @param maxDrawdownFraction largest fall relative to the peak, at the ends of trade dates; 0.1 is
 *     ten percent
 * @param sharpe per year, from daily returns; see {@link EquityCurve#sharpe()}
 * @param averageOpenPositions positions held, averaged over the bar times at which the account
 *     traded; of the total: the sum of the accounts' averages
 * @param dailyStops trade dates on which a daily stop was hit, an account's own or the house's
 * @param blocked entries that were wanted and blocked
 * @param curve equity at the ends of trade dates
 */
public record Performance(
    String name,
    TradeStatistics trades,
    double startingCash,
    double finalEquity,
    double openProfit,
    int openPositions,
    double maxDrawdown,
    DrawdownBasis drawdownBasis,
    double maxDrawdownFraction,
    double sharpe,
    double averageOpenPositions,
    int dailyStops,
    BlockedEntries blocked,
    EquityCurve curve) {

  /** What all accounts together are called. */
  public static final String TOTAL = "total";

  /** At which moments equity was looked at for the drawdown. */
  public enum DrawdownBasis {
    /** At every bar. */
    BAR,
    /** At the ends of trade dates: a fall that was made up for within the day is not seen. */
    TRADE_DATE
  }

  /** How one account did. */
  public static Performance of(AccountResult account) {
    return of(account.journal().account(), List.of(account), EquityCurve.of(account));
  }

  /**
   * How all the accounts did together. The drawdown of one account is exact; that of several is
   * taken at the ends of trade dates, as their equity at each bar is not kept.
   */
  public static Performance total(List<AccountResult> accounts) {
    return of(TOTAL, accounts, EquityCurve.sum(accounts.stream().map(EquityCurve::of).toList()));
  }

  private static Performance of(String name, List<AccountResult> accounts, EquityCurve curve) {
    boolean exact = accounts.size() == 1;
    double startingCash = 0;
    double finalEquity = 0;
    double openProfit = 0;
    int openPositions = 0;
    double averageOpen = 0;
    // Loops, as the rounding of DoubleStream.sum() is not promised to be the same on every JDK.
    for (AccountResult account : accounts) {
      startingCash += account.startingCash();
      finalEquity += account.finalEquity();
      for (AccountResult.OpenPosition position : account.openAtEnd()) {
        openProfit += position.openProfit();
        openPositions++;
      }
      averageOpen += averageOpenPositions(account);
    }
    return new Performance(
        name,
        TradeStatistics.of(accounts.stream().map(a -> a.journal().trades()).toList()),
        startingCash,
        finalEquity,
        openProfit,
        openPositions,
        exact ? accounts.get(0).maxDrawdown() : curve.maxDrawdown(),
        exact ? DrawdownBasis.BAR : DrawdownBasis.TRADE_DATE,
        curve.maxDrawdownFraction(),
        curve.sharpe(),
        averageOpen,
        DailyStops.of(accounts),
        BlockedEntries.of(accounts),
        curve);
  }

  private static double averageOpenPositions(AccountResult account) {
    return account.steps() == 0 ? 0 : (double) account.openPositionSteps() / account.steps();
  }

  /** Change of equity from start to end: closed and open profit and loss, costs paid. */
  public double equityChange() {
    return finalEquity - startingCash;
  }
}
