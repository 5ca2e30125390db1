package io.multialpha.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.Engine;
import io.multialpha.host.engine.EngineLoop;
import io.multialpha.host.engine.OnFailure;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.TradingCalendar;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import io.multialpha.testkit.BarScript;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers in docs/limits-and-fills.md, worked out by the engine. */
class WorkedExamplesTest {
  private static final Page PAGE = Page.of("docs/limits-and-fills.md");

  /** The four bars of the page's first table. */
  private static BarScript bars() {
    return BarScript.of("ES", "2024-03-05T09:00")
        .bar(5000, 5002, 4990, 4991)
        .bar(4992, 5006, 4991, 5005)
        .bar(5005, 5008, 4999, 5001)
        .bar(5000.5, 5003, 4998, 5002);
  }

  @ParameterizedTest
  @CsvSource({
    "next_open, NaN, NaN",
    "signal_close, NaN, NaN",
    "cheat_on_close, NaN, NaN",
    "intrabar, 4985, 5004",
    "intrabar, 4991.5, 5004"
  })
  void fillsAsThePageSays(String model, double stop, double target) {
    FillModel fills = FillModel.valueOf(model.toUpperCase(Locale.ROOT));
    AccountResult result = run(bars().market(), fills, 1e6, stop, target);

    assertThat(PAGE.lines()).contains(row(model + levels(stop, target), result));
  }

  @Test
  void fillsAtTheOpenWhereTheBarGapsBeyondTheStop() {
    BarScript gap =
        BarScript.of("ES", "2024-03-05T09:00")
            .bar(5000, 5002, 4990, 4991)
            .bar(4992, 4999, 4991, 4995)
            .bar(4980, 4984, 4978, 4983);
    AccountResult result = run(gap.market(), FillModel.INTRABAR, 1e6, 4985, 5004);

    assertThat(PAGE.lines()).contains(row("intrabar, gap below the stop at 4985", result));
  }

  @ParameterizedTest
  @CsvSource({"next_open", "signal_close"})
  void losesMoreThanTheDailyStop(String model) {
    BarScript fall =
        BarScript.of("ES", "2024-03-05T09:00")
            .bar(5000, 5001, 4999, 5000)
            .bar(5000, 5002, 4945, 4950)
            .bar(4948, 4955, 4940, 4952);
    FillModel fills = FillModel.valueOf(model.toUpperCase(Locale.ROOT));
    AccountResult result = run(fall.market(), fills, 2500, Double.NaN, Double.NaN);

    assertThat(result.dailyStops()).isEqualTo(1);
    assertThat(result.journal().decisions().reason(result.journal().trades().exitDecision(0)))
        .isEqualTo("daily stop of $2500 hit");
    assertThat(PAGE.lines()).contains(row("daily stop, " + model, result));
  }

  private static String levels(double stop, double target) {
    return Double.isNaN(stop)
        ? ""
        : String.format(Locale.ROOT, ", stop %s, target %.0f", plain(stop), target);
  }

  private static String plain(double price) {
    return price == Math.rint(price) ? String.valueOf((long) price) : String.valueOf(price);
  }

  /** A row of the page's tables: entry, exit, points, gross, commission, net. */
  private static String row(String what, AccountResult result) {
    var trades = result.journal().trades();
    assertThat(trades.size()).isEqualTo(1);
    double entry = trades.entryPrice(0);
    double exit = trades.exitPrice(0);
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |",
        what,
        entry,
        exit,
        exit - entry,
        trades.grossProfit(0),
        trades.commission(0),
        trades.netProfit(0));
  }

  private static AccountResult run(
      MarketData market, FillModel fills, double dailyStop, double stop, double target) {
    AccountSpec spec =
        new AccountSpec(
            "example",
            new InAndOut(stop, target),
            PluginCaller.DIRECT,
            List.of(
                new AccountSpec.Leg(
                    new Instrument("ES", 0.25, 50, Currency.getInstance("USD")),
                    ParamsSchema.none().with(Map.of()),
                    1,
                    new Costs(1, 1.25))),
            150_000,
            new Limits(1, dailyStop, DailyStopBasis.EQUITY),
            List.of(),
            fills,
            TradingCalendar.CHICAGO,
            Duration.ofDays(4).toMillis(),
            OnFailure.FLATTEN,
            FeatureProfile.REFERENCE);
    EngineLoop loop =
        Engine.loops(List.of(spec), Limits.NONE, market, RunWindow.ALL, () -> steps -> {}).get(0);
    loop.run();
    return loop.finish().get(0);
  }

  /** Wants to buy on the first bar and to leave on the third. */
  private record InAndOut(double stop, double target) implements Strategy {
    @Override
    public StrategyInfo info() {
      return StrategyInfo.of("in-and-out", "Buys on the first bar and leaves on the third");
    }

    @Override
    public ParamsSchema params() {
      return ParamsSchema.none();
    }

    @Override
    public SignalSource create(StrategyContext context) {
      int[] bars = {0};
      return new SignalSource() {
        @Override
        public Signal onBar(Bar bar, Position position) {
          return switch (++bars[0]) {
            case 1 -> Signal.enterLong("first bar");
            case 3 -> Signal.exit("third bar");
            default -> Signal.HOLD;
          };
        }

        @Override
        public double stopPrice(Position position) {
          return stop;
        }

        @Override
        public double targetPrice(Position position) {
          return target;
        }
      };
    }
  }
}
