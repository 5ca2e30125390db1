package io.multialpha.host.runner;

import static io.multialpha.host.engine.Tape.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.portfolio.EntryRequest;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.api.portfolio.PortfolioView;
import io.multialpha.api.portfolio.Verdict;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.engine.Hashed;
import io.multialpha.host.engine.Made;
import io.multialpha.host.engine.OnFailure;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.engine.RandomTapes;
import io.multialpha.host.engine.Rows;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.engine.Scripted;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.engine.Tape;
import io.multialpha.host.engine.TestAccount;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.AccountResult.ModelFailure;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HangingPluginTest {
  private static final MarketData MARKET =
      TestAccount.market(
          RandomTapes.hourly("ES", 1, 500),
          RandomTapes.hourly("NQ", 1, 500),
          Tape.of("CL").prices(70, 71, 72, 73, 74, 75, 76, 77).build());
  private static final Limits ROOMY = new Limits(1000, 1e9, DailyStopBasis.EQUITY);

  private final CountDownLatch released = new CountDownLatch(1);
  private Thread stuck = new Thread();

  @AfterEach
  void release() {
    released.countDown();
  }

  private void hang() {
    stuck = Thread.currentThread();
    while (true) {
      try {
        released.await();
        return;
      } catch (InterruptedException stubborn) {
        // It takes more than that to end a hostile plugin.
      }
    }
  }

  private static List<AccountResult> run(int threads, Limits house, TestAccount... accounts) {
    return Runner.run(
        Arrays.stream(accounts).map(TestAccount::spec).toList(),
        house,
        MARKET,
        RunWindow.ALL,
        new Runner.Options(threads, Duration.ofMillis(500)),
        (done, total) -> {});
  }

  private static TestAccount healthy(int seed) {
    return TestAccount.of(new Hashed(seed, 20, 20), "ES", "NQ").named("healthy" + seed);
  }

  private Scripted hangingAt(int bar) {
    return new Scripted()
        .buy("CL", 0)
        .observed(
            (symbol, index, seen, position) -> {
              if (index == bar) {
                hang();
              }
            });
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2})
  void theOthersTradeOnToTheSameJournals(int threads) {
    List<Rows> alone =
        TestAccount.run(Limits.NONE, MARKET, healthy(1), healthy(2)).stream()
            .map(Rows::of)
            .toList();
    List<AccountResult> results =
        run(threads, Limits.NONE, healthy(1), TestAccount.of(hangingAt(3), "CL"), healthy(2));

    assertThat(Rows.of(results.get(0))).isEqualTo(alone.get(0));
    assertThat(Rows.of(results.get(2))).isEqualTo(alone.get(1));
    assertThat(results.get(1).failure())
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .startsWith("on the bar of CL at ")
                    .endsWith("Z: it did not return within 0.5 s"));
  }

  @Test
  void theOthersTradeOnInStepUnderHouseLimits() {
    List<AccountResult> alone = TestAccount.run(ROOMY, MARKET, healthy(1), healthy(2));
    List<AccountResult> results =
        run(2, ROOMY, healthy(1), TestAccount.of(hangingAt(3), "CL"), healthy(2));

    assertThat(Rows.of(results.get(0))).isEqualTo(Rows.of(alone.get(0)));
    assertThat(Rows.of(results.get(2))).isEqualTo(Rows.of(alone.get(1)));
    assertThat(results.get(1).failure()).isPresent();
  }

  /** A model that does not return from its second score in CL. */
  private ModelInForce hangingModel() {
    int[] asked = {0};
    Classifier classifier =
        new Classifier() {
          @Override
          public int inputs() {
            return 1;
          }

          @Override
          public double probability(double[] values) {
            if (++asked[0] == 2) {
              hang();
            }
            return 0.9;
          }
        };
    return new ModelInForce(
        List.of(Feature.of("price", "", "close", c -> c.indicators().close(Timeframe.HOUR))),
        Set.of(),
        classifier,
        0.5,
        OnMissingFeature.BLOCK,
        PluginCaller.DIRECT);
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2})
  void aHangingModelRefusesItsInstrumentsEntriesAlone(int threads) {
    List<Rows> alone =
        TestAccount.run(Limits.NONE, MARKET, healthy(1)).stream().map(Rows::of).toList();
    Scripted script =
        new Scripted().buy("CL", 0).exit("CL", 2).buy("CL", 4).buy("CL", 5).buy("ES", 6);
    List<AccountResult> results =
        run(
            threads,
            Limits.NONE,
            healthy(1),
            TestAccount.of(script).leg("CL", hangingModel()).leg("ES", 1, Costs.NONE));

    Decisions decisions = results.get(1).journal().decisions();
    assertThat(decisions.outcome(0)).isEqualTo(Outcome.ORDERED);
    assertThat(results.get(1).journal().trades().size()).isEqualTo(1);
    for (int refused = 2; refused <= 3; refused++) {
      assertThat(decisions.outcome(refused)).isEqualTo(Outcome.MODEL);
      assertThat(decisions.outcomeReason(refused))
          .isEqualTo("model failed: it did not return within 0.5 s");
      assertThat(decisions.score(refused)).isNaN();
      assertThat(decisions.threshold(refused)).isEqualTo(decisions.threshold(0)).isPositive();
    }
    assertThat(results.get(1).openAtEnd())
        .singleElement()
        .satisfies(position -> assertThat(position.symbol()).isEqualTo("ES"));
    assertThat(results.get(1).failure()).isEmpty();
    assertThat(results.get(1).modelFailures())
        .extracting(ModelFailure::symbol)
        .containsExactly("CL");
    assertThat(Rows.of(results.get(0))).isEqualTo(alone.get(0));
  }

  @Test
  void severalMayHang() {
    List<AccountResult> results =
        run(
            2,
            Limits.NONE,
            TestAccount.of(hangingAt(3), "CL"),
            TestAccount.of(hangingAt(4), "CL"),
            TestAccount.of(hangingAt(5), "CL"),
            healthy(1));

    assertThat(results.subList(0, 3)).allSatisfy(r -> assertThat(r.failure()).isPresent());
    assertThat(results.get(3).failure()).isEmpty();
  }

  @Test
  void closesItsPositionsAtTheNextOpenAndAsksItNoMore() {
    AccountResult result = run(1, Limits.NONE, TestAccount.of(hangingAt(3), "CL")).get(0);

    assertThat(Rows.of(result).trades())
        .singleElement()
        .satisfies(
            trade -> {
              assertThat(trade.exitTime()).isEqualTo(hour(4));
              assertThat(trade.exitPrice()).isEqualTo(74);
            });
    assertThat(Rows.of(result).decisions().get(1).reason()).isEqualTo("strategy set aside");
  }

  @Test
  void leavesItsPositionsWhereThatIsWanted() {
    AccountResult result =
        run(1, Limits.NONE, TestAccount.of(hangingAt(3), "CL").onFailure(OnFailure.HOLD)).get(0);

    assertThat(Rows.of(result).trades()).isEmpty();
    assertThat(result.openAtEnd()).singleElement().extracting("lastPrice").isEqualTo(77.0);
  }

  @Test
  void withdrawsAnEntryDecidedBeforeOnAnotherInstrument() {
    Scripted script =
        new Scripted()
            .buy("ES", 0)
            .observed(
                (symbol, index, seen, position) -> {
                  if (symbol.equals("CL") && index == 1) {
                    hang();
                  }
                });
    MarketData market =
        TestAccount.market(
            Tape.of("ES").prices(100).gap(3).prices(100).build(),
            Tape.of("CL").flat(6, 70).build());
    AccountResult result =
        Runner.run(
                List.of(TestAccount.of(script, "ES", "CL").spec()),
                Limits.NONE,
                market,
                RunWindow.ALL,
                new Runner.Options(1, Duration.ofMillis(500)),
                (done, total) -> {})
            .get(0);

    assertThat(Rows.of(result).decisions())
        .singleElement()
        .satisfies(row -> assertThat(row.outcome()).isEqualTo(Outcome.QUARANTINED));
  }

  @Test
  void aThreadThatComesBackLateChangesNothing() throws InterruptedException {
    Scripted script = hangingAt(2).buy("CL", 2).exit("CL", 2).levels(1, 1);
    TestAccount late =
        TestAccount.of(script, "CL").fills(FillModel.INTRABAR).onFailure(OnFailure.HOLD);
    AccountResult result = run(1, Limits.NONE, healthy(1), late).get(1);
    Rows before = Rows.of(result);

    released.countDown();
    stuck.join();

    assertThat(Rows.of(result)).isEqualTo(before);
    assertThat(stuck.isAlive()).isFalse();
  }

  @Test
  void alsoInAKernel() {
    Strategy strategy =
        new Made(
            context -> {
              context
                  .indicators()
                  .custom(
                      Timeframe.HOUR,
                      "stuck",
                      () ->
                          bars -> {
                            if (bars.size() == 4) {
                              hang();
                            }
                            return 0;
                          });
              return (bar, position) -> Signal.HOLD;
            });
    AccountResult result = run(1, Limits.NONE, TestAccount.of(strategy, "CL")).get(0);

    assertThat(result.failure()).isPresent();
  }

  @ParameterizedTest(name = "after {0} asks")
  @ValueSource(ints = {1, 2, 3})
  void alsoWhenAskedForAStop(int ask) {
    int[] asks = {0};
    Strategy strategy =
        new Made(
            context ->
                new SignalSource() {
                  @Override
                  public Signal onBar(Bar bar, Position position) {
                    return bar.startMillis() == hour(1) ? Signal.enterLong("in") : Signal.HOLD;
                  }

                  @Override
                  public double stopPrice(Position position) {
                    if (++asks[0] == ask) {
                      hang();
                    }
                    return 1;
                  }
                });
    AccountResult result =
        run(1, Limits.NONE, TestAccount.of(strategy, "CL").fills(FillModel.INTRABAR)).get(0);

    // Asked at the fill in the bar at 2:00, then after the bars at 2:00, 3:00 and so on. Bars are
    // taken in until the call hangs, and the position is closed at the next open.
    assertThat(result.failure()).isPresent();
    assertThat(Rows.of(result).trades())
        .singleElement()
        .satisfies(
            trade -> {
              assertThat(trade.entryTime()).isEqualTo(hour(2));
              assertThat(trade.exitTime()).isEqualTo(hour(ask == 3 ? 4 : 3));
              assertThat(trade.exitPrice()).isEqualTo(ask == 3 ? 74 : 73);
            });
    assertThat(result.finalEquity()).isEqualTo(TestAccount.CASH + (ask == 3 ? 2 : 1) * 50);
  }

  @Test
  void refusesToStartWithAStrategyThatHangsInCreate() {
    Strategy strategy =
        new Made(
            context -> {
              hang();
              return (bar, position) -> Signal.HOLD;
            });

    assertThatExceptionOfType(StrategyException.class)
        .isThrownBy(() -> run(1, Limits.NONE, healthy(1), TestAccount.of(strategy, "CL")))
        .withMessage(
            "strategies: alpha could not be started: its plugin did not return within 0.5 s; mend"
                + " or disable it");
  }

  @Test
  void aHangingPolicyDeniesEntriesFromThenOnAndExitsGoOn() {
    PolicyRules rules =
        (request, portfolio) -> {
          if (request.barStartMillis() == hour(4)) {
            hang();
          }
          return Verdict.ALLOW;
        };
    Scripted script = new Scripted().buy("CL", 0).exit("CL", 2).buy("CL", 4).buy("CL", 5);
    AccountResult result =
        run(1, Limits.NONE, TestAccount.of(script, "CL").policy("slow", rules)).get(0);

    assertThat(result.failure()).as("the strategy's").isEmpty();
    assertThat(Rows.of(result).trades()).hasSize(1);
    assertThat(Rows.of(result).decisions())
        .extracting(Rows.Decision::outcome, Rows.Decision::outcomeReason)
        .endsWith(
            org.assertj.core.groups.Tuple.tuple(
                Outcome.POLICY, "policy slow failed: it did not return within 0.5 s"),
            org.assertj.core.groups.Tuple.tuple(
                Outcome.POLICY, "policy slow failed: it did not return within 0.5 s"));
  }

  @Test
  void aHangingPolicyDoesNotKeepTheNextFromBeingAskedAboutProfitAndLoss() {
    PolicyRules slow =
        new PolicyRules() {
          @Override
          public Verdict onEntry(EntryRequest request, PortfolioView portfolio) {
            return Verdict.ALLOW;
          }

          @Override
          public Verdict onProfitAndLoss(PortfolioView portfolio) {
            if (portfolio.openPositions() == 0) {
              hang();
            }
            return Verdict.ALLOW;
          }
        };
    List<Double> heardBefore = new ArrayList<>();
    List<Double> heardAfter = new ArrayList<>();
    Scripted script = new Scripted().buy("CL", 0).exit("CL", 2);
    run(
        1,
        Limits.NONE,
        TestAccount.of(script, "CL")
            .policy("before", listening(heardBefore))
            .policy("slow", slow)
            .policy("after", listening(heardAfter)));

    assertThat(heardBefore).as("asked once each").containsExactly(0.0, 50.0, 100.0);
    assertThat(heardAfter).isEqualTo(heardBefore);
  }

  private static PolicyRules listening(List<Double> heard) {
    return new PolicyRules() {
      @Override
      public Verdict onEntry(EntryRequest request, PortfolioView portfolio) {
        return Verdict.ALLOW;
      }

      @Override
      public Verdict onProfitAndLoss(PortfolioView portfolio) {
        heard.add(portfolio.dayProfitAndLoss());
        return Verdict.ALLOW;
      }
    };
  }
}
