package io.multialpha.host.research.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketCutTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  /** Ten days of four hours each, the first at midnight of its trade date. */
  private static MarketData market() {
    BarColumns.Builder hours = BarColumns.builder("ES", 40);
    BarColumns.Builder days = BarColumns.builder("ES", 10);
    for (int day = 0; day < 10; day++) {
      days.append(day * DAY, day, day, day, day, day, 1);
      for (int hour = 0; hour < 4; hour++) {
        double price = 10 * day + hour;
        hours.append(day * DAY + hour * HOUR, day, price, price, price, price, 1);
      }
    }
    return MarketData.of(Map.of("ES", hours.build()), Map.of("ES", days.build()));
  }

  @Test
  void leavesTheBarOfTheCutAndNoDayThatIsNotOver() {
    MarketData cut = MarketCut.upTo(market(), new Cut(3 * DAY + 3 * HOUR, 3));

    BarColumns hours = cut.requireHourly("ES");
    assertThat(hours.size()).isEqualTo(16);
    assertThat(hours.close(15)).isEqualTo(33);
    BarColumns days = cut.requireDaily("ES");
    assertThat(days.size()).isEqualTo(3);
    assertThat(days.close(2)).isEqualTo(2);
  }

  @Test
  void leavesNothingBehindTheLastBarInTheArrays() {
    MarketData cut = MarketCut.upTo(market(), new Cut(3 * DAY, 3));

    assertThat(cut.requireHourly("ES").prices()).hasSize(4 * 13);
    assertThat(cut.requireHourly("ES").start()).hasSize(13);
    assertThat(cut.requireDaily("ES").prices()).hasSize(4 * 3);
  }

  @Test
  void leavesTheLastBarsOnly() {
    MarketData last =
        MarketCut.last(market(), Set.of("ES"), new Cut(3 * DAY, 3), 2, 1).orElseThrow();

    assertThat(last.requireHourly("ES").size()).isEqualTo(2);
    assertThat(last.requireHourly("ES").close(0)).isEqualTo(23);
    assertThat(last.requireHourly("ES").close(1)).isEqualTo(30);
    assertThat(last.requireDaily("ES").close(0)).isEqualTo(2);
    assertThat(MarketCut.last(market(), Set.of("ES"), new Cut(3 * DAY, 3), 14, 1)).isEmpty();
    assertThat(MarketCut.last(market(), Set.of("ES"), new Cut(3 * DAY, 3), 13, 4)).isEmpty();
  }

  @Test
  void cutsHalfOfTheTimesWhereSomethingWasDecided() {
    List<BarColumns> bars = List.of(market().requireHourly("ES"));
    long[] decided = {4 * DAY, 4 * DAY + HOUR, 5 * DAY, 5 * DAY + HOUR, 6 * DAY, 6 * DAY + HOUR};

    List<Cut> cuts = CutPoints.choose(bars, new RunWindow(1, 8), decided, 6, 1);

    assertThat(cuts).hasSize(6).doesNotHaveDuplicates();
    assertThat(cuts).isSortedAccordingTo((a, b) -> Long.compare(a.barStart(), b.barStart()));
    assertThat(cuts).allMatch(cut -> cut.tradeDate() == cut.barStart() / DAY);
    assertThat(cuts).allMatch(cut -> cut.tradeDate() >= 1 && cut.tradeDate() <= 8);
    assertThat(cuts.stream().filter(cut -> isIn(decided, cut.barStart())).count())
        .isGreaterThanOrEqualTo(3);
    assertThat(CutPoints.choose(bars, new RunWindow(1, 8), decided, 6, 1)).isEqualTo(cuts);
    assertThat(CutPoints.choose(bars, new RunWindow(1, 8), decided, 6, 2)).isNotEqualTo(cuts);
  }

  @Test
  void cutsNoMoreOftenThanThereAreBars() {
    List<BarColumns> bars = List.of(market().requireHourly("ES"));

    assertThat(CutPoints.choose(bars, new RunWindow(1, 1), new long[0], 50, 1)).hasSize(4);
  }

  private static boolean isIn(long[] times, long time) {
    for (long each : times) {
      if (each == time) {
        return true;
      }
    }
    return false;
  }
}
