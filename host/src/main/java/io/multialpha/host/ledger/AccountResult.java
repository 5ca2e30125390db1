package io.multialpha.host.ledger;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run of one account came to, beside its journal.
 *
 * @param journal decisions, trades and days
 * @param startingCash dollars at the start
 * @param finalEquity cash plus open profit and loss at the last closes
 * @param maxDrawdown largest fall of equity from its peak so far, at any step, in dollars; 0 or
 *     more. The starting cash counts as a peak
 * @param steps distinct bar times at which the account had a bar and was trading
 * @param openPositionSteps sum over these steps of the positions held
 * @param bars bars of all the account's instruments that were traded, warm-up bars not counted
 * @param dailyStops trade dates on which a daily stop, the account's or the house's, ended its
 *     trading
 * @param openAtEnd positions still held when the data ended
 * @param failure why the strategy was set aside, if it was
 * @param modelFailures the models that were given up on
 */
public record AccountResult(
    Journal journal,
    double startingCash,
    double finalEquity,
    double maxDrawdown,
    long steps,
    long openPositionSteps,
    long bars,
    int dailyStops,
    List<OpenPosition> openAtEnd,
    Optional<String> failure,
    List<ModelFailure> modelFailures) {

  /**
   * A position still held when the data ended.
   *
   * @param symbol of the instrument
   * @param quantity contracts, positive long, negative short
   * @param entryDecision the decision that opened it
   * @param entryTime start of the bar in which the entry was filled, epoch milliseconds
   * @param entryPrice in points, slippage included
   * @param lastPrice latest close, in points
   * @param openProfit dollars at the latest close, the commission of the entry paid and costs of
   *     the exit not: what it adds to equity
   */
  public record OpenPosition(
      String symbol,
      int quantity,
      int entryDecision,
      long entryTime,
      double entryPrice,
      double lastPrice,
      double openProfit) {}

  /**
   * A model that was given up on; the instrument was not entered any more.
   *
   * @param symbol of the instrument that it filtered
   * @param why what it did
   */
  public record ModelFailure(String symbol, String why) {}

  /** Copies the lists. */
  public AccountResult {
    Objects.requireNonNull(journal, "journal");
    openAtEnd = List.copyOf(openAtEnd);
    Objects.requireNonNull(failure, "failure");
    modelFailures = List.copyOf(modelFailures);
  }
}
