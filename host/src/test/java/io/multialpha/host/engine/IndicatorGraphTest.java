package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.multialpha.api.indicator.BarKernel;
import io.multialpha.api.indicator.ExpandingPercentile;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.OncePerBar;
import io.multialpha.api.indicator.ValueKernel;
import io.multialpha.api.market.Timeframe;
import io.multialpha.host.market.BarColumns;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndicatorGraphTest {
  private static final BarColumns BARS =
      Tape.of("ES")
          .bar(100, 110, 95, 105)
          .bar(105, 106, 101, 102)
          .bar(102, 112, 102, 111)
          .bar(111, 111, 100, 100)
          .build();

  private final Track track = new Track(BARS, BARS.size(), BARS, new SessionClock(ZoneOffset.UTC));
  private final IndicatorGraph graph = track.indicators;

  private void hours(int count) {
    graph.close();
    for (int i = 0; i < count; i++) {
      track.catchUpHours(Tape.hour(i));
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalRequestsGiveTheSameIndicator(Timeframe timeframe) {
    Indicator close = graph.close(timeframe);

    assertThat(graph.close(timeframe)).isSameAs(close);
    assertThat(graph.open(timeframe)).isSameAs(graph.open(timeframe)).isNotSameAs(close);
    assertThat(graph.high(timeframe)).isSameAs(graph.high(timeframe));
    assertThat(graph.low(timeframe)).isSameAs(graph.low(timeframe));
    assertThat(graph.volume(timeframe)).isSameAs(graph.volume(timeframe));
    assertThat(graph.ibs(timeframe)).isSameAs(graph.ibs(timeframe));
    assertThat(graph.atr(timeframe, 3)).isSameAs(graph.atr(timeframe, 3));
    assertThat(graph.sma(close, 3)).isSameAs(graph.sma(close, 3));
    assertThat(graph.ema(close, 3)).isSameAs(graph.ema(close, 3));
    assertThat(graph.rsi(close, 3)).isSameAs(graph.rsi(close, 3));
    assertThat(graph.highest(close, 3)).isSameAs(graph.highest(close, 3));
    assertThat(graph.lowest(close, 3)).isSameAs(graph.lowest(close, 3));
    assertThat(graph.lag(close, 3)).isSameAs(graph.lag(close, 3));
    assertThat(graph.standardDeviation(close, 3)).isSameAs(graph.standardDeviation(close, 3));
    assertThat(graph.sma(graph.sma(close, 3), 2)).isSameAs(graph.sma(graph.sma(close, 3), 2));
  }

  @Test
  void differentRequestsGiveDifferentIndicators() {
    Indicator close = graph.close(Timeframe.HOUR);
    List<Indicator> different =
        List.of(
            close,
            graph.close(Timeframe.DAY),
            graph.sma(close, 2),
            graph.sma(close, 3),
            graph.ema(close, 3),
            graph.highest(close, 3),
            graph.lowest(close, 3),
            graph.lag(close, 3),
            graph.rsi(close, 3),
            graph.standardDeviation(close, 3),
            graph.sma(graph.open(Timeframe.HOUR), 3),
            graph.sma(graph.close(Timeframe.DAY), 3),
            graph.atr(Timeframe.HOUR, 3),
            graph.atr(Timeframe.DAY, 3));

    assertThat(different).doesNotHaveDuplicates();
  }

  @Test
  void makesOneKernelPerKeyAndStepsItOncePerBar() {
    List<BarKernel> made = new ArrayList<>();
    int[] steps = {0};
    for (int i = 0; i < 5; i++) {
      graph.custom(
          Timeframe.HOUR,
          "count(1)",
          () -> {
            BarKernel kernel = bars -> ++steps[0];
            made.add(kernel);
            return kernel;
          });
    }
    hours(4);

    assertThat(made).hasSize(1);
    assertThat(steps[0]).isEqualTo(4);
  }

  @Test
  void anAuthorsKeyNeverMeansOneOfTheHostsIndicators() {
    Indicator close = graph.close(Timeframe.HOUR);
    Indicator builtIn = graph.sma(close, 2);
    Indicator onValues = graph.custom(close, "sma 2", () -> value -> -1);
    Indicator onBars = graph.custom(Timeframe.HOUR, "close", () -> bars -> -2);
    Indicator builtInLater = graph.atr(Timeframe.HOUR, 1);
    Indicator atr = graph.custom(Timeframe.HOUR, "atr 1", () -> bars -> -3);
    hours(2);

    assertThat(builtIn.value()).isEqualTo(103.5);
    assertThat(onValues.value()).isEqualTo(-1);
    assertThat(close.value()).isEqualTo(102);
    assertThat(onBars.value()).isEqualTo(-2);
    assertThat(builtInLater.value()).isEqualTo(5);
    assertThat(atr.value()).isEqualTo(-3);
  }

  @Test
  @SuppressWarnings("unchecked")
  void aPluginsKeyNeverMeansWhatTheHostsFeaturesCallTheSame() throws IOException {
    Indicator close = graph.close(Timeframe.HOUR);
    Indicator open = graph.open(Timeframe.HOUR);
    try (URLClassLoader plugin = new URLClassLoader(new URL[0], null)) {
      var operator = (DoubleBinaryOperator) written(plugin, DoubleBinaryOperator.class, 1.0);
      var kernel = (Supplier<ValueKernel>) written(plugin, Supplier.class, (ValueKernel) v -> 1);
      Indicator theirs = graph.custom(close, open, "distance", operator);
      Indicator theirsAlone = graph.custom(close, "distance", kernel);
      Indicator ours = graph.custom(close, open, "distance", (one, other) -> one - other);
      Indicator oursAlone = graph.custom(close, "distance", () -> value -> 2);
      hours(1);

      assertThat(theirs.value()).isEqualTo(1);
      assertThat(theirsAlone.value()).isEqualTo(1);
      assertThat(ours.value()).isEqualTo(5);
      assertThat(oursAlone.value()).isEqualTo(2);
    }
  }

  /** What a plugin has written, always with the same answer. */
  private static Object written(ClassLoader plugin, Class<?> type, Object answer) {
    return Proxy.newProxyInstance(
        plugin, new Class<?>[] {type}, (proxy, method, arguments) -> answer);
  }

  @Test
  void aKeyMeansAnotherThingOnAnotherSource() {
    ValueKernel[] kernels = {value -> 1, value -> 2, value -> 3};
    Indicator onClose = graph.custom(graph.close(Timeframe.HOUR), "mine", () -> kernels[0]);
    Indicator onOpen = graph.custom(graph.open(Timeframe.HOUR), "mine", () -> kernels[1]);
    Indicator onDay = graph.custom(graph.close(Timeframe.DAY), "mine", () -> kernels[2]);

    assertThat(List.of(onClose, onOpen, onDay)).doesNotHaveDuplicates();
  }

  @Test
  void separatorsInKeysJoinNothing() {
    Indicator close = graph.close(Timeframe.HOUR);
    Indicator chained = graph.custom(graph.custom(close, "a", () -> v -> 1), "b", () -> v -> 2);
    Indicator one = graph.custom(close, "a | b", () -> v -> 3);

    assertThat(one).isNotSameAs(chained);
  }

  @Test
  void stepsSourcesBeforeWhatReadsThem() {
    Indicator low = graph.low(Timeframe.HOUR);
    Indicator lowest = graph.lowest(low, 2);
    Indicator lagged = graph.lag(lowest, 1);
    hours(3);

    assertThat(low.value()).isEqualTo(102);
    assertThat(lowest.value()).isEqualTo(101);
    assertThat(lagged.value()).isEqualTo(95);
  }

  @Test
  void aPercentileIsSteppedBeforeWhatReadsIt() {
    Indicator close = graph.close(Timeframe.HOUR);
    Indicator place = graph.expandingPercentile(close);
    Indicator twice = graph.custom(place, "twice", () -> value -> 2 * value);
    Indicator last = graph.expandingPercentile(twice);
    Indicator counted =
        graph.custom(
            graph.custom(Timeframe.HOUR, "count", () -> bars -> bars.size()),
            close,
            "place once a bar",
            () -> new OncePerBar(new ExpandingPercentile()));
    Indicator sum = graph.custom(counted, last, "sum", Double::sum);
    hours(3);

    // 105, 102, 111: each the place of the latest among all so far.
    assertThat(place.value()).isEqualTo(1);
    assertThat(twice.value()).isEqualTo(2);
    // 2, 1, 2: the latest equals the first.
    assertThat(last.value()).isEqualTo(2.5 / 3);
    assertThat(sum.value()).isEqualTo(1 + 2.5 / 3);
  }

  @Test
  void percentilesThatNobodyReadsAreTheSameBesideEachOther() {
    Indicator close = graph.close(Timeframe.HOUR);
    Indicator ofClose = graph.expandingPercentile(close);
    Indicator ofLow = graph.expandingPercentile(graph.low(Timeframe.HOUR));
    Indicator ofLag = graph.expandingPercentile(graph.lag(close, 2));
    Indicator change = graph.custom(close, graph.lag(close, 1), "change", (a, b) -> a - b);
    hours(4);

    // 105, 102, 111, 100 and 95, 101, 102, 100; of 105 and 102 the latter; and the last of 4.
    assertThat(ofClose.value()).isEqualTo(1 / 4.0);
    assertThat(ofLow.value()).isEqualTo(2 / 4.0);
    assertThat(ofLag.value()).isEqualTo(1 / 2.0);
    assertThat(change.value()).isEqualTo(-11);
  }

  @Test
  void isNotReadyBeforeItsFirstBarsAreThere() {
    Indicator close = graph.close(Timeframe.HOUR);
    Indicator sma = graph.sma(close, 3);
    graph.close();

    assertThat(close.isReady()).isFalse();
    hours(2);
    assertThat(close.isReady()).isTrue();
    assertThat(sma.isReady()).isFalse();
    hours(3);
    assertThat(sma.value()).isEqualTo((105 + 102 + 111) / 3.);
  }

  @Test
  void neverFeedsAKernelWithWhatIsNoNumber() {
    List<Double> fed = new ArrayList<>();
    Indicator gappy =
        graph.custom(
            Timeframe.HOUR, "gappy", () -> bars -> bars.size() == 3 ? Double.NaN : bars.size());
    Indicator reader =
        graph.custom(
            gappy,
            "reader",
            () ->
                value -> {
                  fed.add(value);
                  return value;
                });
    hours(3);
    assertThat(reader.isReady()).isFalse();
    hours(4);

    assertThat(fed).containsExactly(1.0, 2.0, 4.0);
    assertThat(reader.value()).isEqualTo(4);
  }

  @Test
  void refusesRequestsOnceItIsClosedEvenForWhatIsKnown() {
    Indicator close = graph.close(Timeframe.HOUR);
    graph.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> graph.close(Timeframe.HOUR))
        .withMessageContaining("after create had returned");
    assertThatIllegalStateException().isThrownBy(() -> graph.sma(close, 3));
    assertThatIllegalStateException()
        .isThrownBy(() -> graph.custom(Timeframe.DAY, "late", () -> bars -> 1));
  }

  @Test
  void refusesASourceOfSomeoneElses() {
    Indicator foreign = () -> 5;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> graph.sma(foreign, 3))
        .withMessageContaining("no indicator of this host");
  }

  @Test
  void refusesLengthsBelowOne() {
    Indicator close = graph.close(Timeframe.HOUR);

    assertThatIllegalArgumentException().isThrownBy(() -> graph.sma(close, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> graph.atr(Timeframe.DAY, -1));
  }

  @Test
  void anIndicatorOfAnotherInstrumentsIsSteppedWithThatInstrumentsBars() {
    Track other = new Track(BARS, BARS.size(), BARS, new SessionClock(ZoneOffset.UTC));
    Indicator sma = graph.sma(other.indicators.close(Timeframe.HOUR), 2);
    other.indicators.close();
    hours(4);
    assertThat(sma.isReady()).isFalse();
    other.catchUpHours(Tape.hour(1));

    assertThat(sma.value()).isEqualTo(103.5);
  }

  @Test
  void makesOneIndicatorOfTwo() {
    Indicator high = graph.high(Timeframe.HOUR);
    Indicator low = graph.low(Timeframe.HOUR);
    Indicator range = graph.custom(high, low, "range", (a, b) -> a - b);

    assertThat(graph.custom(high, low, "range", (a, b) -> -1)).isSameAs(range);
    assertThat(graph.custom(low, high, "range", (a, b) -> a - b)).isNotSameAs(range);
    assertThat(range.isReady()).isFalse();
    hours(1);
    assertThat(range.value()).isEqualTo(15);
    hours(3);
    assertThat(range.value()).isEqualTo(10);
  }

  @Test
  void twoIndicatorsMakeANumberOnceBothAreOne() {
    Indicator close = graph.close(Timeframe.HOUR);
    Indicator sum = graph.custom(graph.lag(close, 2), close, "sum", Double::sum);
    hours(2);
    assertThat(sum.isReady()).isFalse();
    hours(3);

    assertThat(sum.value()).isEqualTo(105 + 111);
  }

  @Test
  void joinsAnHoursValueToThatOfTheLastCompletedDay() {
    Indicator day = graph.close(Timeframe.DAY);
    Indicator hour = graph.close(Timeframe.HOUR);
    Indicator above = graph.custom(day, hour, "above", (a, b) -> b - a);
    graph.close();
    track.catchUpHours(Tape.hour(0));
    assertThat(above.isReady()).isFalse();
    track.catchUpDays(Tape.DAY0 + 1);
    assertThat(above.isReady()).isFalse();
    track.catchUpHours(Tape.hour(1));

    assertThat(day.value()).isEqualTo(100);
    assertThat(above.value()).isEqualTo(102 - 100);
  }

  private static Track other(boolean traded) {
    return new Track(BARS, BARS.size(), BARS, new SessionClock(ZoneOffset.UTC), traded);
  }

  @Test
  void joinsTwoInstrumentsOnceTheBarsOfBothAreKnown() {
    Track other = other(false);
    Indicator spread =
        graph.custom(
            graph.close(Timeframe.HOUR),
            other.indicators.open(Timeframe.HOUR),
            "spread",
            (a, b) -> a - b);
    Indicator before = graph.lag(spread, 1);
    graph.close();
    other.indicators.close();
    track.catchUpHours(Tape.hour(0));
    graph.stepLate();
    assertThat(spread.isReady()).isFalse();
    track.catchUpHours(Tape.hour(1));
    other.catchUpHours(Tape.hour(1));
    graph.stepLate();
    assertThat(spread.value()).isEqualTo(102 - 105);
    // The other has no bar now: its latest counts.
    track.catchUpHours(Tape.hour(2));
    graph.stepLate();

    assertThat(spread.value()).isEqualTo(111 - 105);
    assertThat(before.value()).isEqualTo(102 - 105);
    assertThat(IndicatorGraph.timeframeOf(before)).isEqualTo(Timeframe.HOUR);
  }

  @Test
  void joinsWhatIsMadeOfTwoInstrumentsToMoreOfItsOwn() {
    Track other = other(false);
    Indicator spread =
        graph.custom(
            graph.close(Timeframe.DAY), other.indicators.open(Timeframe.DAY), "spread", Math::min);
    Indicator again = graph.custom(graph.close(Timeframe.HOUR), spread, "sum", (a, b) -> a + b);
    graph.close();
    other.indicators.close();
    track.catchUpDays(Tape.DAY0 + 1);
    other.catchUpDays(Tape.DAY0 + 1);
    track.catchUpHours(Tape.hour(0));
    graph.stepLate();

    assertThat(again.value()).isEqualTo(105 + 100);
  }

  @Test
  void aKernelOfTwoRemembersWhatCameBefore() {
    Indicator range =
        graph.custom(
            graph.high(Timeframe.HOUR),
            graph.low(Timeframe.HOUR),
            "sum of ranges",
            () -> {
              double[] sum = {0};
              return (high, low) -> sum[0] += high - low;
            });
    hours(3);

    assertThat(range.value()).isEqualTo(15 + 5 + 10);
  }

  @Test
  void refusesTwoInstrumentsWhereTheHoursAreNotTraded() {
    IndicatorGraph looking = other(false).indicators;

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                looking.custom(
                    graph.close(Timeframe.HOUR),
                    looking.close(Timeframe.HOUR),
                    "spread",
                    (a, b) -> a - b))
        .withMessage(
            "'spread' is made of indicators of two instruments, so it must be asked for at the"
                + " indicators of the instrument that is traded");
  }

  @Test
  void refusesToReadWhatAnotherInstrumentMakesOfTwo() {
    IndicatorGraph second = other(true).indicators;
    Indicator close = graph.close(Timeframe.HOUR);
    Indicator spread = graph.custom(close, second.close(Timeframe.HOUR), "spread", (a, b) -> a - b);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> second.custom(second.close(Timeframe.HOUR), spread, "more", (a, b) -> a + b))
        .withMessageContaining("'more' reads what another instrument makes of two");
  }

  @Test
  void knowsTheMinuteAtWhichTheHourStarted() {
    Indicator minute = graph.minuteOfDay();
    hours(3);

    assertThat(minute.value()).isEqualTo(120);
  }
}
