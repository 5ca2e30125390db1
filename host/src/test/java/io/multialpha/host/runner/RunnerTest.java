package io.multialpha.host.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.multialpha.host.engine.Hashed;
import io.multialpha.host.engine.RandomTapes;
import io.multialpha.host.engine.Rows;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.engine.Scripted;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.engine.TestAccount;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.MarketDataException;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class RunnerTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final MarketData MARKET =
      TestAccount.market(RandomTapes.hourly("ES", 1, 3000), RandomTapes.hourly("NQ", 1, 3000));
  private static final Limits HOUSE = new Limits(5, 5000, DailyStopBasis.EQUITY);

  private static TestAccount[] accounts() {
    TestAccount[] accounts = new TestAccount[6];
    Arrays.setAll(
        accounts,
        i -> TestAccount.of(new Hashed(i, 10, 10), "ES", "NQ").named("alpha" + i).limits(2, 2000));
    return accounts;
  }

  private static List<AccountResult> run(int threads, Limits house, TestAccount... accounts) {
    return Runner.run(
        Arrays.stream(accounts).map(TestAccount::spec).toList(),
        house,
        MARKET,
        RunWindow.ALL,
        new Runner.Options(threads, MINUTE),
        (done, total) -> {});
  }

  private static List<Rows> rows(List<AccountResult> results) {
    return results.stream().map(Rows::of).toList();
  }

  @Test
  void givesTheSameJournalsWithOneThreadAndWithMany() {
    List<Rows> once = rows(run(1, Limits.NONE, accounts()));

    assertThat(once).allSatisfy(rows -> assertThat(rows.trades()).hasSizeGreaterThan(100));
    assertThat(rows(run(2, Limits.NONE, accounts()))).isEqualTo(once);
    assertThat(rows(run(7, Limits.NONE, accounts()))).isEqualTo(once);
    assertThat(rows(TestAccount.run(Limits.NONE, MARKET, accounts()))).isEqualTo(once);
  }

  @Test
  void givesTheSameJournalsWithAnyNumberOfThreadsUnderHouseLimits() {
    List<Rows> once = rows(run(1, HOUSE, accounts()));

    assertThat(rows(run(2, HOUSE, accounts()))).isEqualTo(once);
    assertThat(rows(TestAccount.run(HOUSE, MARKET, accounts()))).isEqualTo(once);
  }

  @Test
  void answersInTheOrderOfTheAccounts() {
    assertThat(run(3, Limits.NONE, accounts()))
        .extracting(result -> result.journal().account())
        .containsExactly("alpha0", "alpha1", "alpha2", "alpha3", "alpha4", "alpha5");
  }

  @Test
  void reportsProgressUpToTheLastStep() {
    List<Long> done = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    Runner.run(
        List.of(accounts()[0].spec(), accounts()[1].spec()),
        Limits.NONE,
        MARKET,
        RunWindow.ALL,
        new Runner.Options(1, MINUTE),
        (at, total) -> {
          done.add(at);
          totals.add(total);
        });

    assertThat(done).isSorted();
    assertThat(totals).containsOnly(2L * MARKET.requireHourly("NQ").size());
    assertThat(done.get(done.size() - 1)).isBetween(1L, totals.get(0));
  }

  @Test
  void passesOnWhyAStrategyCouldNotBeStarted() {
    TestAccount broken = TestAccount.of(new Scripted().needs(null), "ES");

    assertThatExceptionOfType(StrategyException.class)
        .isThrownBy(() -> run(2, Limits.NONE, broken))
        .withMessageContaining("strategies.alpha, ES: ");
  }

  @Test
  void passesOnThatTheMarketLacksAnInstrument() {
    assertThatExceptionOfType(MarketDataException.class)
        .isThrownBy(() -> run(2, Limits.NONE, TestAccount.of(new Scripted(), "ZW")));
  }

  @Test
  void blamesNobodyForTheWatchersBeingWokenTooOften() {
    // As when many short runs end while one plugin is at work.
    Thread watcher = Thread.currentThread();
    AtomicInteger wakes = new AtomicInteger();
    Scripted busy =
        new Scripted()
            .observed(
                (symbol, index, bar, position) -> {
                  while (index == 5 && wakes.get() < 2000) {
                    LockSupport.unpark(watcher);
                  }
                });
    List<AccountResult> results =
        Runner.run(
            List.of(TestAccount.of(busy, "ES").spec()),
            Limits.NONE,
            MARKET,
            RunWindow.ALL,
            new Runner.Options(1, Duration.ofSeconds(20)),
            (done, total) -> wakes.incrementAndGet());

    assertThat(results.get(0).failure()).isEmpty();
  }

  @Test
  void leavesAnInterruptToTheCaller() {
    Thread.currentThread().interrupt();
    List<AccountResult> results = run(1, Limits.NONE, accounts()[0]);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(rows(results)).isEqualTo(rows(run(1, Limits.NONE, accounts()[0])));
  }

  @Test
  void refusesToRunOnNoThreadOrInNoTime() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Runner.Options(0, MINUTE));
    assertThatIllegalArgumentException().isThrownBy(() -> new Runner.Options(1, Duration.ZERO));
  }
}
