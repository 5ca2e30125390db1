package io.multialpha.host.engine;

import static io.multialpha.host.engine.Tape.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.multialpha.api.market.Bar;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuarantineTest {
  private static final BarColumns SIX = Tape.of("CL").prices(70, 71, 72, 73, 74, 75).build();

  /** Ways to fail in a call. */
  enum Fault {
    EXCEPTION(
        () -> new IllegalStateException("no more\nof this"),
        "java.lang.IllegalStateException: no more of this at io.multialpha.host.engine."),
    CHECKED(() -> new IOException("disk"), "java.io.IOException: disk at io.multialpha"),
    LINKAGE(() -> new NoClassDefFoundError("a/B"), "java.lang.NoClassDefFoundError: a/B at "),
    ASSERTION(() -> new AssertionError("no"), "java.lang.AssertionError: no at "),
    STACK(
        () -> {
          throw deep(0);
        },
        "java.lang.StackOverflowError at "),
    WITHOUT_TEXT_OR_TRACE(Mute::new, Mute.class.getName()),
    WITH_A_BROKEN_TEXT(
        () ->
            new RuntimeException() {
              @Override
              public String getMessage() {
                throw new StackOverflowError();
              }
            },
        "io.multialpha.host.engine.QuarantineTest$Fault$1"),
    WITHOUT_A_TRACE(
        () ->
            new RuntimeException("here") {
              @Override
              public StackTraceElement[] getStackTrace() {
                return null;
              }
            },
        "io.multialpha.host.engine.QuarantineTest$Fault$2"),
    LONG_WINDED(() -> new IllegalStateException("x".repeat(100_000)), "java.lang.IllegalState");

    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<Throwable> what;

    private final String text;

    Fault(Supplier<Throwable> what, String text) {
      this.what = what;
      this.text = text;
    }

    @SuppressWarnings("InfiniteRecursion")
    private static RuntimeException deep(int depth) {
      return deep(depth + 1);
    }

    void happen() {
      QuarantineTest.<RuntimeException>sneak(what.get());
    }
  }

  @SuppressWarnings("OverrideThrowableToString")
  private static final class Mute extends RuntimeException {
    Mute() {
      super("", null, false, false);
    }

    @Override
    public String toString() {
      return "";
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void sneak(Throwable any) throws T {
    throw (T) any;
  }

  private static Scripted failingAt(int bar, Fault fault) {
    return new Scripted()
        .buy("CL", 0)
        .observed(
            (symbol, index, seen, position) -> {
              if (index == bar) {
                fault.happen();
              }
            });
  }

  @ParameterizedTest
  @EnumSource
  void setsAsideAStrategyThatThrowsAndSaysWhy(Fault fault) {
    AccountResult result = TestAccount.of(failingAt(2, fault), "CL").run(SIX);

    String why = result.failure().orElseThrow();
    assertThat(why)
        .startsWith("on the bar of CL at " + Instant.ofEpochMilli(hour(2)) + ": " + fault.text)
        .doesNotContain("\n");
    assertThat(why.length()).isLessThan(350);
  }

  @ParameterizedTest
  @EnumSource
  void closesItsPositionsAtTheNextOpen(Fault fault) {
    AccountResult result = TestAccount.of(failingAt(2, fault), "CL").run(SIX);

    assertThat(Rows.of(result).trades())
        .singleElement()
        .satisfies(
            trade -> {
              assertThat(trade.exitTime()).isEqualTo(hour(3));
              assertThat(trade.exitPrice()).isEqualTo(73);
            });
    assertThat(Rows.of(result).decisions().get(1).reason()).isEqualTo("strategy set aside");
  }

  @Test
  void closesItsPositionsOnTheSpotWhereOrdersFillAtTheClose() {
    AccountResult result =
        TestAccount.of(failingAt(2, Fault.EXCEPTION), "CL").fills(FillModel.SIGNAL_CLOSE).run(SIX);

    assertThat(Rows.of(result).trades()).singleElement().extracting("exitPrice").isEqualTo(72.0);
  }

  @Test
  void leavesItsPositionsWhereThatIsWantedButTheDailyStopStillCloses() {
    TestAccount account =
        TestAccount.of(failingAt(2, Fault.EXCEPTION), "CL").onFailure(OnFailure.HOLD);

    assertThat(account.run(SIX).openAtEnd()).hasSize(1);
    assertThat(Rows.of(account.run(SIX)).trades()).isEmpty();

    BarColumns falling = Tape.of("CL").prices(70, 71, 72, 40, 39).build();
    AccountResult stopped = account.limits(1, 500).run(falling);
    assertThat(Rows.of(stopped).trades()).singleElement().extracting("exitPrice").isEqualTo(39.0);
  }

  @Test
  void aJvmThatIsBrokenIsNobodysFaultAndEndsTheRun() {
    Scripted script =
        new Scripted()
            .observed(
                (symbol, index, bar, position) -> {
                  throw new OutOfMemoryError("as if");
                });

    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> TestAccount.of(script, "CL").run(SIX));
  }

  @Test
  void anErrorOfTheJvmThatAPluginMadeUpIsThePluginsFault() {
    Scripted script =
        new Scripted()
            .observed(
                (symbol, index, bar, position) -> {
                  throw new InternalError("as if");
                });

    assertThat(TestAccount.of(script, "CL").run(SIX).failure().orElseThrow())
        .contains("InternalError: as if");
  }

  @Test
  void isNotCalledAgain() {
    List<Integer> calls = new ArrayList<>();
    Scripted script =
        new Scripted()
            .observed(
                (symbol, index, bar, position) -> {
                  calls.add(index);
                  if (index == 2) {
                    throw new IllegalStateException();
                  }
                });
    TestAccount.of(script, "CL").run(SIX);

    assertThat(calls).containsExactly(0, 1, 2);
  }

  @Test
  void actsOnNoSignalOfTheBarOnWhichItFailed() {
    // ES is asked before CL, and its entry is forgotten with the failure of CL.
    BarColumns es = Tape.of("ES").flat(6, 100).build();
    Scripted script =
        new Scripted()
            .buy("ES", 2)
            .observed(
                (symbol, index, bar, position) -> {
                  if (symbol.equals("CL") && index == 2) {
                    throw new IllegalStateException();
                  }
                });

    assertThat(Rows.of(TestAccount.of(script, "ES", "CL").run(es, SIX)).decisions()).isEmpty();
  }

  @Test
  void withdrawsItsEntriesWhetherPositionsAreClosedOrHeld() {
    for (OnFailure what : OnFailure.values()) {
      Scripted script =
          new Scripted()
              .buy("ES", 0)
              .observed(
                  (symbol, index, bar, position) -> {
                    if (symbol.equals("CL") && index == 1) {
                      throw new IllegalStateException();
                    }
                  });
      BarColumns es = Tape.of("ES").prices(100).gap(2).prices(100, 100).build();
      AccountResult result = TestAccount.of(script, "ES", "CL").onFailure(what).run(es, SIX);

      assertThat(Rows.of(result).decisions())
          .singleElement()
          .satisfies(row -> assertThat(row.outcome()).isEqualTo(Outcome.QUARANTINED));
      assertThat(result.openAtEnd()).isEmpty();
    }
  }

  @Test
  void anAnswerOfNullIsAFailure() {
    SignalSource none = (bar, position) -> null;
    AccountResult result = TestAccount.of(new Made(context -> none), "CL").run(SIX);

    assertThat(result.failure())
        .hasValue("on the bar of CL at " + Instant.ofEpochMilli(hour(0)) + ": onBar returned null");
  }

  @Test
  void namesTheInstrumentOnWhoseBarItFailed() {
    BarColumns es = Tape.of("ES").flat(6, 100).build();
    Scripted script =
        new Scripted()
            .observed(
                (symbol, index, bar, position) -> {
                  if (symbol.equals("CL") && index == 2) {
                    throw new IllegalStateException();
                  }
                });

    assertThat(TestAccount.of(script, "ES", "CL").run(es, SIX).failure().orElseThrow())
        .startsWith("on the bar of CL at " + Instant.ofEpochMilli(hour(2)) + ": ");
  }

  @Test
  void aKernelThatThrowsIsTheStrategysFailure() {
    Strategy strategy =
        new Made(
            context -> {
              context
                  .indicators()
                  .custom(
                      Timeframe.HOUR,
                      "broken",
                      () ->
                          bars -> {
                            if (bars.size() == 3) {
                              throw new ArithmeticException("in the kernel");
                            }
                            return 1;
                          });
              return (bar, position) -> Signal.HOLD;
            });
    AccountResult result = TestAccount.of(strategy, "CL").run(SIX);

    assertThat(result.failure().orElseThrow()).contains("in the kernel");
  }

  @Test
  void aStopThatThrowsIsTheStrategysFailureAndLeavesTheFormerLevelsInForce() {
    Strategy strategy =
        new Made(
            context ->
                new SignalSource() {
                  @Override
                  public Signal onBar(Bar bar, Position position) {
                    return bar.startMillis() == hour(0) ? Signal.enterLong("in") : Signal.HOLD;
                  }

                  @Override
                  public double stopPrice(Position position) {
                    return position.barsHeld() == 0 ? 60 : 90;
                  }

                  @Override
                  public double targetPrice(Position position) {
                    if (position.barsHeld() == 1) {
                      throw new IllegalStateException("no target");
                    }
                    return Double.NaN;
                  }
                });
    BarColumns bars = Tape.of("CL").prices(70, 71, 72, 73).bar(73, 73, 50, 50).build();
    AccountResult result =
        TestAccount.of(strategy, "CL")
            .fills(FillModel.INTRABAR)
            .onFailure(OnFailure.HOLD)
            .run(bars);

    assertThat(result.failure().orElseThrow())
        .startsWith("on the bar of CL at " + Instant.ofEpochMilli(hour(2)) + ": ")
        .contains("no target");
    assertThat(Rows.of(result).trades()).singleElement().extracting("exitPrice").isEqualTo(60.0);
  }

  @ParameterizedTest
  @EnumSource
  void isRefusedBeforeAnythingIsTradedIfItFailsInCreate(Fault fault) {
    Strategy strategy =
        new Made(
            context -> {
              fault.happen();
              return (bar, position) -> Signal.HOLD;
            });

    assertThatExceptionOfType(StrategyException.class)
        .isThrownBy(() -> TestAccount.of(strategy, "CL").run(SIX))
        .withMessageStartingWith(
            "strategies.alpha, CL: the strategy could not be started, an error of its plugin: "
                + fault.text);
  }

  @Test
  void isRefusedInItsOwnWordsIfItsParametersDoNotFitTogether() {
    Strategy strategy =
        new Made(
            context -> {
              throw new IllegalArgumentException("fast must be\nbelow slow");
            });

    assertThatExceptionOfType(StrategyException.class)
        .isThrownBy(() -> TestAccount.of(strategy, "CL").run(SIX))
        .withMessage("strategies.alpha, CL: fast must be below slow");
  }

  @Test
  void isRefusedInWordsOfOursIfItHasNoneItself() {
    Strategy strategy =
        new Made(
            context -> {
              throw new IllegalArgumentException();
            });

    assertThatExceptionOfType(StrategyException.class)
        .isThrownBy(() -> TestAccount.of(strategy, "CL").run(SIX))
        .withMessageContaining("an error of its plugin: java.lang.IllegalArgumentException at ");
  }

  @Test
  void isRefusedIfItMakesNoSource() {
    assertThatExceptionOfType(StrategyException.class)
        .isThrownBy(() -> TestAccount.of(new Made(context -> null), "CL").run(SIX))
        .withMessageEndingWith("an error of its plugin: it returned null");
  }

  @Test
  void isRefusedIfItsDataNeedsFail() {
    Scripted strategy =
        new Scripted() {
          @Override
          public DataNeeds dataNeeds(Params params) {
            throw new UnsupportedOperationException("needs");
          }
        };

    assertThatExceptionOfType(StrategyException.class)
        .isThrownBy(() -> TestAccount.of(strategy, "CL").run(SIX))
        .withMessageContaining("java.lang.UnsupportedOperationException: needs");
  }

  @ParameterizedTest
  @EnumSource
  void theOtherAccountsTradeOnToTheSameJournals(Fault fault) {
    MarketData market =
        TestAccount.market(RandomTapes.hourly("ES", 7, 400), RandomTapes.hourly("NQ", 7, 400), SIX);
    for (Limits house : List.of(Limits.NONE, new Limits(1000, 1e9, DailyStopBasis.EQUITY))) {
      List<AccountResult> alone = TestAccount.run(house, market, healthy(1), healthy(2));
      List<AccountResult> results =
          TestAccount.run(
              house, market, healthy(1), TestAccount.of(failingAt(2, fault), "CL"), healthy(2));

      assertThat(results.get(1).failure()).isPresent();
      assertThat(Rows.of(results.get(0))).isEqualTo(Rows.of(alone.get(0)));
      assertThat(Rows.of(results.get(2))).isEqualTo(Rows.of(alone.get(1)));
      assertThat(Rows.of(results.get(0)).trades()).hasSizeGreaterThan(20);
    }
  }

  private static TestAccount healthy(int seed) {
    return TestAccount.of(new Hashed(seed, 20, 20), "ES", "NQ").named("healthy" + seed);
  }

  @Test
  void endsTheCallBeforeItActsOnWhatWasThrown() {
    List<String> calls = new ArrayList<>();
    PluginCaller noted =
        new PluginCaller() {
          @Override
          public void enter() {
            calls.add("enter");
          }

          @Override
          public void leave() {
            calls.add("leave");
          }
        };
    TestAccount.of(failingAt(0, Fault.EXCEPTION), "CL").called(noted).run(SIX);

    // dataNeeds, create, and the one bar on which it failed.
    assertThat(calls).containsExactly("enter", "leave", "enter", "leave", "enter", "leave");
  }
}
