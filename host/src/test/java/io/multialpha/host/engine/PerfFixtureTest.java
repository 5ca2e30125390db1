package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.multialpha.api.market.Bar;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.BarCsvReader;
import io.multialpha.host.market.BarFileKind;
import io.multialpha.host.market.LoadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The back-test on which several other engines were measured and agreed: the same number of trades
 * and the same profit, to the point.
 */
class PerfFixtureTest {
  private static final Signal ENTER = Signal.enterLong("ibs");
  private static final Signal LEAVE = Signal.exit("ibs, stop, target or time");

  private static final SignalSource RULES =
      (bar, position) ->
          position.isFlat()
              ? ibs(bar) < 0.2 && isDaytime(bar) ? ENTER : Signal.HOLD
              : ibs(bar) > 0.8 || isOver(bar.close(), position) ? LEAVE : Signal.HOLD;

  private static double ibs(Bar bar) {
    return (bar.close() - bar.low()) / bar.range();
  }

  private static boolean isDaytime(Bar bar) {
    return bar.minuteOfDay() >= 8 * 60 && bar.minuteOfDay() < 15 * 60;
  }

  private static boolean isOver(double close, Position position) {
    return close <= position.entryPrice() * 0.99
        || close >= position.entryPrice() * 1.01
        || position.barsHeld() >= 8;
  }

  @Test
  void tradesOneSymbolAsEveryOtherEngineDoes() {
    AccountResult result = run(bars(0));

    assertThat(result.journal().trades().size()).isEqualTo(3_492);
    assertThat(profit(result)).isEqualTo(905.50, within(1e-6));
  }

  @Test
  void tradesTenSymbolsAsEveryOtherEngineDoes() {
    BarColumns[] all = new BarColumns[10];
    for (int i = 0; i < all.length; i++) {
      all[i] = bars(i);
    }
    AccountResult result = run(all);

    assertThat(result.bars()).isEqualTo(600_000);
    assertThat(result.journal().trades().size()).isEqualTo(34_394);
    assertThat(profit(result)).isEqualTo(2_574.50, within(1e-6));
  }

  private static AccountResult run(BarColumns... bars) {
    TestAccount account = TestAccount.of(new Made(context -> RULES));
    for (BarColumns symbol : bars) {
      account.leg(
          new Instrument(symbol.symbol(), 0.25, 1, Currency.getInstance("USD")), 1, Costs.NONE);
    }
    return account.run(bars);
  }

  private static double profit(AccountResult result) {
    return IntStream.range(0, result.journal().trades().size())
        .mapToDouble(result.journal().trades()::netProfit)
        .sum();
  }

  private static BarColumns bars(int symbol) {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("plugins/pom.xml"))) {
      root = root.getParent();
    }
    Path file = root.resolveSibling("shared/fixtures/perf/bars/S" + symbol + ".csv.gz");
    Assumptions.assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
    return new BarCsvReader(LoadOptions.defaults())
        .read(file, "S" + symbol, BarFileKind.HOURLY, new ArrayList<>());
  }
}
