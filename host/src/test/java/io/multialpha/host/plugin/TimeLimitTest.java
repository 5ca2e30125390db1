package io.multialpha.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.api.portfolio.PortfolioPolicy;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** How long a plugin may take over what it is asked before a run. */
class TimeLimitTest {
  private static final TimeLimit SHORT = new TimeLimit(Duration.ofMillis(200));
  private static final TimeLimit LONG = new TimeLimit(Duration.ofSeconds(60));

  private final CountDownLatch never = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final Guard guard = new Guard(getClass().getClassLoader());

  private Object hang() throws InterruptedException {
    try {
      never.await();
      return "never";
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }

  private static void hangUntilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void givesUpOnACallAndInterruptsIt() throws InterruptedException {
    assertThatThrownBy(() -> SHORT.call(guard, () -> guard.call("params() of A", this::hang)))
        .isInstanceOf(JarRejection.class)
        .hasMessage("params() of A had not returned after 0.2 s");
    interrupted.await();
  }

  @Test
  void tellsTheStaticInitialiserOfAClass() {
    assertThatThrownBy(
            () -> SHORT.call(guard, () -> guard.call("the constructor of B", Stuck::new)))
        .isInstanceOf(JarRejection.class)
        .hasMessage(
            "the static initialiser of " + Stuck.class.getName() + " had not returned after 0.2 s");
  }

  private static final class Stuck {
    static {
      hangUntilInterrupted();
    }
  }

  @Test
  void doesNotTakeTheTimeOfOneForThatOfTheNext() throws JarRejection {
    assertThatThrownBy(() -> SHORT.call(guard, this::hang)).isInstanceOf(JarRejection.class);

    assertThat(LONG.call(guard, () -> guard.call("info() of A", () -> "told"))).isEqualTo("told");
  }

  /** There at the third look, however late each look comes back. */
  private static final class ThereAtTheThirdLook extends FutureTask<String> {
    private final List<Duration> looks = new ArrayList<>();

    ThereAtTheThirdLook() {
      super(() -> "told");
    }

    @Override
    public String get(long timeout, TimeUnit unit) throws TimeoutException {
      looks.add(Duration.of(timeout, unit.toChronoUnit()));
      if (looks.size() < 3) {
        throw new TimeoutException();
      }
      return "told";
    }
  }

  @Test
  void countsLooksSoThatAProcessThatWasStoppedBlamesNobody() throws Exception {
    ThereAtTheThirdLook enough = new ThereAtTheThirdLook();
    ThereAtTheThirdLook tooFew = new ThereAtTheThirdLook();

    assertThat(TimeLimit.within(Duration.ofMillis(250), enough)).isEqualTo("told");
    assertThat(enough.looks)
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(50));
    assertThatThrownBy(() -> TimeLimit.within(Duration.ofMillis(200), tooFew))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void passesOnWhatIsThrown() {
    assertThatThrownBy(
            () ->
                LONG.call(
                    guard,
                    () ->
                        guard.call(
                            "info() of A",
                            () -> {
                              throw new IllegalStateException("odd");
                            })))
        .isInstanceOf(JarRejection.class)
        .hasMessage("info() of A throws IllegalStateException: odd");
    assertThatExceptionOfType(ArithmeticException.class)
        .as("a fault of the host's own")
        .isThrownBy(
            () ->
                LONG.call(
                    guard,
                    () -> {
                      throw new ArithmeticException();
                    }));
  }

  @Test
  void givesUpOnAPolicyThatHangsWhenItIsMade() {
    PortfolioPolicy policy =
        new PortfolioPolicy() {
          @Override
          public String id() {
            return "slow";
          }

          @Override
          public String description() {
            return "Never ready";
          }

          @Override
          public PolicyRules create(Params params) {
            hangUntilInterrupted();
            throw new IllegalStateException("interrupted");
          }
        };
    PolicyOffer offer = new PolicyOffer(policy, "slow", "Never ready", ParamsSchema.none());

    assertThatExceptionOfType(PluginException.class)
        .isThrownBy(() -> offer.rulesWith(ParamsSchema.none().defaults(), SHORT.limit()))
        .withMessage(
            "Policy slow cannot be used: create of policy slow had not returned after 0.2 s; mend"
                + " the plugin, or ask its author to.");
  }

  @Test
  void givesUpOnAStrategyThatHangsWhenItIsAskedForItsData() {
    Strategy strategy =
        new Strategy() {
          @Override
          public StrategyInfo info() {
            return StrategyInfo.of("slow", "Never knows what it needs");
          }

          @Override
          public ParamsSchema params() {
            return ParamsSchema.none();
          }

          @Override
          public DataNeeds dataNeeds(Params params, Instrument instrument) {
            hangUntilInterrupted();
            return DataNeeds.none();
          }

          @Override
          public SignalSource create(StrategyContext context) {
            return (bar, position) -> Signal.HOLD;
          }
        };
    StrategyOffer offer =
        new StrategyOffer(
            strategy,
            strategy.info(),
            strategy.params(),
            ModelLayout.standard(),
            DataNeeds.none(),
            List.of());

    assertThatExceptionOfType(PluginException.class)
        .isThrownBy(
            () ->
                offer.needsWith(
                    strategy.params().defaults(),
                    new Instrument("ES", 0.25, 50, Currency.getInstance("USD")),
                    SHORT.limit()))
        .withMessage(
            "Strategy slow cannot be used: dataNeeds of strategy slow had not returned after 0.2 s;"
                + " mend the plugin, or ask its author to.");
  }
}
