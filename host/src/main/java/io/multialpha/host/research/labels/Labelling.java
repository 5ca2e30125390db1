package io.multialpha.host.research.labels;

import io.multialpha.api.model.Classifier;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.Leg;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Trades;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.portfolio.Limits;
import io.multialpha.host.research.audit.FeatureRecorder;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import io.multialpha.host.research.audit.FeatureValues;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Labels a strategy's trades: trades one instrument as the engine does, with no model, no limit and
 * no want of cash in the way, and then has the engine step the features once more, to write down
 * what they were after the bar of each decision. Those are the values that a model is told when it
 * is asked about the entry.
 *
 * <p>The filters of the strategy's parameters stay, since they are asked before a model.
 */
public final class Labelling {
  private static final long BAR_MILLIS = 3_600_000;

  /** Dollars that no trade loses: an account out of cash enters nothing, and labels nothing. */
  private static final double UNLIMITED = 1e12;

  /** A model that passes every entry, whatever it is told. */
  private record PassesAll(int inputs) implements Classifier {
    @Override
    public double probability(double[] values) {
      return 1;
    }
  }

  private Labelling() {}

  /**
   * Labels the trades of one instrument. Positions still open at the end have no label.
   *
   * @param account that trades the instrument, and maybe others
   * @param asked the instrument and its features
   * @param bars hourly bars of the instrument
   * @param window trade dates that are traded
   * @param run runs an account without limits of the house, to its end
   * @throws LabellingException if the strategy or a feature fails on the way
   */
  public static LabelledTrades of(
      AccountSpec account,
      Asked asked,
      BarColumns bars,
      RunWindow window,
      Function<AccountSpec, AccountResult> run) {
    AccountResult result = run.apply(unfiltered(account, asked));
    requireSound(asked.symbol(), result.failure());
    Trades trades = result.journal().trades();
    Decisions decisions = result.journal().decisions();
    int[] order =
        IntStream.range(0, trades.size())
            .boxed()
            .sorted(Comparator.comparingInt(trades::entryDecision))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] decidedAt =
        Arrays.stream(order)
            .mapToLong(row -> decisions.barStart(trades.entryDecision(row)))
            .toArray();
    FeatureRecorder recorder =
        new FeatureRecorder(
            List.of(asked), Map.of(asked.symbol(), LongStream.of(decidedAt).distinct().toArray()));
    requireSound(asked.symbol(), run.apply(recorder.account(account, account.caller())).failure());
    return new LabelledTrades(
        asked.symbol(),
        asked.features().stream().map(feature -> feature.name()).toList(),
        values(recorder.values().get(asked.symbol()), decidedAt),
        columns(trades, order, decidedAt, bars),
        tradeDates(bars, window));
  }

  /**
   * An account that trades one instrument of another, with no limits and a model that passes all.
   * It reads what the features read, so that nothing is labelled that would not be traded because
   * bars of another instrument have ended.
   */
  private static AccountSpec unfiltered(AccountSpec account, Asked asked) {
    Leg leg =
        account.legs().stream()
            .filter(each -> each.instrument().symbol().equals(asked.symbol()))
            .findFirst()
            .orElseThrow();
    return new AccountSpec(
        account.name(),
        account.strategy(),
        account.caller(),
        List.of(
            new Leg(
                leg.instrument(),
                leg.params(),
                leg.contracts(),
                leg.costs(),
                leg.filters(),
                Optional.of(
                    new ModelInForce(
                        asked.features(),
                        asked.references(),
                        new PassesAll(asked.features().size()),
                        0,
                        OnMissingFeature.ZERO,
                        account.caller())))),
        UNLIMITED,
        Limits.NONE,
        List.of(),
        account.fillModel(),
        account.sessionZone(),
        account.entryExpiryMillis(),
        account.onFailure(),
        account.featureProfile());
  }

  private static void requireSound(String symbol, Optional<String> failure) {
    if (failure.isPresent()) {
      throw new LabellingException(
          symbol + " cannot be labelled: " + failure.get() + ". Mend the plugin.");
    }
  }

  private static double[][] values(FeatureValues found, long[] decidedAt) {
    double[][] values = new double[found.names().size()][decidedAt.length];
    int at = 0;
    for (int row = 0; row < decidedAt.length; row++) {
      while (found.bar(at) < decidedAt[row]) {
        at++;
      }
      for (int feature = 0; feature < values.length; feature++) {
        values[feature][row] = found.value(at, feature);
      }
    }
    return values;
  }

  private static LabelledTrades.Columns columns(
      Trades trades, int[] order, long[] decidedAt, BarColumns bars) {
    int rows = order.length;
    long[] exitedAt = Arrays.stream(order).mapToLong(trades::exitTime).toArray();
    double[] returns = new double[rows];
    for (int row = 0; row < rows; row++) {
      double entry = trades.entryPrice(order[row]);
      double move = trades.exitPrice(order[row]) - entry;
      // Over the price without its sign, so that a negative one does not turn gain into loss.
      returns[row] = Math.signum(trades.quantity(order[row])) * move / Math.abs(entry);
    }
    return new LabelledTrades.Columns(
        decidedAt,
        Arrays.stream(order).mapToLong(trades::entryTime).toArray(),
        exitedAt,
        Arrays.stream(exitedAt).map(start -> start + BAR_MILLIS).toArray(),
        Arrays.stream(decidedAt).mapToInt(start -> tradeDate(bars, start)).toArray(),
        Arrays.stream(exitedAt).mapToInt(start -> tradeDate(bars, start)).toArray(),
        returns,
        Arrays.stream(order).mapToDouble(trades::netProfit).toArray());
  }

  private static int tradeDate(BarColumns bars, long start) {
    return bars.tradeDate()[Math.min(bars.size() - 1, bars.firstAtOrAfter(start))];
  }

  /** Every trade date of a window on which there is a bar, epoch days, rising. */
  public static int[] tradeDates(BarColumns bars, RunWindow window) {
    return Arrays.stream(bars.tradeDate(), 0, bars.size())
        .filter(date -> date >= window.firstTradeDate() && date <= window.lastTradeDate())
        .distinct()
        .toArray();
  }
}
