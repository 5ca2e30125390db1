package io.multialpha.host.report;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.RunInfo;
import io.multialpha.host.market.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to on the trade dates after those that its models were trained on. Money is
 * dollars.
 *
 * @param inSampleUntil last trade date of the run on which one of its models was trained
 * @param parts what each account came to after it, in the configured order; empty if no date is
 *     left
 * @param total what all accounts came to together, if there are several and dates left
 */
public record OutOfSample(LocalDate inSampleUntil, List<Part> parts, Optional<Part> total) {
  /** Why the Sharpe ratios of the parts are not those that a reader knows of the whole. */
  public static final String ON_SHARPE =
      "Sharpe of $: from the dollars of each trade date, in sample beside it. The one above, from"
          + " returns on equity, cannot be compared: an account that grows and trades no more"
          + " contracts makes smaller returns, which lowers it over all dates.";

  private static final int TRADE_DATE_BEGINS = 17;

  /**
   * What one account, or all of them, came to.
   *
   * @param name of the account, or {@link Performance#TOTAL}
   * @param trades entered on a decision of those dates and closed
   * @param maxDrawdown largest fall of equity from its peak since, at the ends of trade dates; what
   *     was held into those dates moves it too
   * @param sharpe per year, see {@link EquityCurve#sharpe()}
   * @param dollarSharpe per year, see {@link EquityCurve#dollarSharpe()}
   * @param dollarSharpeBefore the same of the trade dates before, those in sample
   */
  public record Part(
      String name,
      TradeStatistics.Side trades,
      double maxDrawdown,
      double sharpe,
      double dollarSharpe,
      double dollarSharpeBefore) {
    private static Part of(String name, List<AccountResult> accounts, LocalDate after) {
      // A trade date ends where the next begins, in the evening of its day in Chicago.
      long since =
          after
              .atTime(TRADE_DATE_BEGINS, 0)
              .atZone(TradingCalendar.CHICAGO)
              .toInstant()
              .toEpochMilli();
      EquityCurve all = EquityCurve.sum(accounts.stream().map(EquityCurve::of).toList());
      int last = Math.toIntExact(after.toEpochDay());
      EquityCurve curve = all.after(last);
      return new Part(
          name,
          TradeStatistics.decidedFrom(since, accounts.stream().map(AccountResult::journal).toList())
              .all(),
          curve.maxDrawdown(),
          curve.sharpe(),
          curve.dollarSharpe(),
          all.until(last).dollarSharpe());
    }
  }

  /** Copies the list. */
  public OutOfSample {
    parts = List.copyOf(parts);
  }

  /** Of a run; empty if it has no trade date on which one of its models was trained. */
  static Optional<OutOfSample> of(RunInfo info, List<AccountResult> accounts) {
    if (info.inSampleUntil().isEmpty()) {
      return Optional.empty();
    }
    LocalDate until = info.inSampleUntil().get();
    if (!until.isBefore(info.to())) {
      return Optional.of(new OutOfSample(until, List.of(), Optional.empty()));
    }
    List<Part> parts = new ArrayList<>();
    for (AccountResult account : accounts) {
      parts.add(Part.of(account.journal().account(), List.of(account), until));
    }
    Optional<Part> total =
        accounts.size() > 1
            ? Optional.of(Part.of(Performance.TOTAL, accounts, until))
            : Optional.empty();
    return Optional.of(new OutOfSample(until, parts, total));
  }

  /**
   * What a reader has to know, as a sentence.
   *
   * @param inSampleUntil last trade date of the run on which one of its models was trained
   * @param anyAfter whether the run has dates after it
   */
  public static String sentence(String inSampleUntil, boolean anyAfter) {
    return "In sample until "
        + inSampleUntil
        + ": models were trained on these dates, so results of them look better than what is to"
        + " come. "
        + (anyAfter ? "What came after, by itself:" : "No date of this run is out of sample.");
  }
}
