package io.multialpha.host.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.report.Performance.DrawdownBasis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PerformanceTest {
  @Test
  void measuresOneAccount() {
    Performance ibs = Performance.of(SampleRuns.ibs());
    TradeStatistics.Side all = ibs.trades().all();
    assertThat(ibs.name()).isEqualTo("ibs");
    assertThat(all.count()).isEqualTo(2);
    assertThat(all.netProfit()).isEqualTo(315.75);
    assertThat(all.commission()).isEqualTo(8);
    assertThat(all.winRate()).isEqualTo(0.5);
    assertThat(all.profitFactor()).isEqualTo(446 / 130.25);
    assertThat(all.expectancy()).isEqualTo(315.75 / 2);
    assertThat(all.averageWin()).isEqualTo(446);
    assertThat(all.averageLoss()).isEqualTo(130.25);
    assertThat(all.averageBarsHeld()).isEqualTo(1.5);
    assertThat(ibs.trades().longs().netProfit()).isEqualTo(446);
    assertThat(ibs.trades().shorts().netProfit()).isEqualTo(-130.25);
    assertThat(ibs.maxDrawdown()).isEqualTo(415.5);
    assertThat(ibs.drawdownBasis()).isEqualTo(DrawdownBasis.BAR);
    assertThat(ibs.averageOpenPositions()).isEqualTo(0.75);
    assertThat(ibs.dailyStops()).isEqualTo(1);
    assertThat(ibs.openProfit()).isEqualTo(-25);
    assertThat(ibs.openPositions()).isEqualTo(1);
    assertThat(ibs.equityChange()).isCloseTo(all.netProfit() + ibs.openProfit(), within(1e-9));
  }

  @Test
  void countsBlockedEntriesByOutcomeAndReason() {
    BlockedEntries blocked = Performance.of(SampleRuns.ibs()).blocked();
    assertThat(blocked.total()).isEqualTo(3);
    assertThat(blocked.byOutcome()).isEqualTo(Map.of(Outcome.MODEL, 1L, Outcome.NO_SLOT, 2L));
    assertThat(blocked.reasons())
        .containsExactly(
            new BlockedEntries.Reason(Outcome.MODEL, "score below", 1),
            new BlockedEntries.Reason(Outcome.NO_SLOT, "", 1),
            new BlockedEntries.Reason(Outcome.NO_SLOT, "1 of 1", 1));
  }

  @Test
  void sumsAccountsAndTakesTheirDrawdownAtTradeDates() {
    Performance total = Performance.total(SampleRuns.both());
    assertThat(total.name()).isEqualTo("total");
    assertThat(total.trades().all().count()).isEqualTo(3);
    assertThat(total.trades().all().netProfit()).isEqualTo(501.75);
    assertThat(total.startingCash()).isEqualTo(30_000);
    assertThat(total.finalEquity()).isEqualTo(30_476.75);
    assertThat(total.curve().end()).isEqualTo(total.finalEquity());
    assertThat(total.maxDrawdown()).isEqualTo(50);
    assertThat(total.drawdownBasis()).isEqualTo(DrawdownBasis.TRADE_DATE);
    assertThat(total.averageOpenPositions()).isCloseTo(0.85, within(1e-12));
  }

  @Test
  void countsATradeDateOnWhichTheHouseStoppedAllAccountsOnce() {
    AccountResult one = stopped("one", new boolean[] {true, true, false});
    AccountResult other = stopped("other", new boolean[] {false, true, false});

    RunReport report = RunReport.of(SampleRuns.info(), List.of(one, other));

    assertThat(report.performances()).extracting(Performance::dailyStops).containsExactly(2, 1);
    assertThat(report.total().dailyStops()).isEqualTo(2);
    assertThat(report.houseStops()).isEmpty();
    assertThat(report.withHouseStop().houseStops()).hasValue(1);
    assertThat(SummaryJson.of(report)).doesNotContain("house_daily_stops");
    assertThat(SummaryJson.of(report.withHouseStop())).contains("\"house_daily_stops\" : 1\n");
    assertThat(RunTable.of(report.withHouseStop(), RunTable.Style.PLAIN))
        .contains("\nDaily stop of the house: hit on 1 of 3 trade dates\n");
  }

  /** Stopped on these trade dates, on the second of them by the house. */
  private static AccountResult stopped(String name, boolean[] dates) {
    Journal journal = new Journal(name, List.of("ES"));
    for (int day = 0; day < dates.length; day++) {
      journal.days().add(20_000 + day, 1000, 0, 1000, 0, dates[day], day == 1);
    }
    return new AccountResult(
        journal, 1000, 1000, 0, 3, 0, 3, 0, List.of(), Optional.empty(), List.of());
  }

  @Test
  void keepsTheExactDrawdownWhereOneAccountIsTheTotal() {
    Performance total = Performance.total(List.of(SampleRuns.ibs()));
    assertThat(total.maxDrawdown()).isEqualTo(415.5);
    assertThat(total.drawdownBasis()).isEqualTo(DrawdownBasis.BAR);
  }

  @Test
  void leavesUndefinedWhatNoTradeDefines() {
    AccountResult idle =
        new AccountResult(
            new Journal("idle", List.of("ES")),
            1000,
            1000,
            0,
            0,
            0,
            0,
            0,
            List.of(),
            Optional.empty(),
            List.of());
    Performance performance = Performance.of(idle);
    assertThat(performance.trades().all().winRate()).isNaN();
    assertThat(performance.trades().all().profitFactor()).isNaN();
    assertThat(performance.trades().all().expectancy()).isNaN();
    assertThat(performance.sharpe()).isNaN();
    assertThat(performance.averageOpenPositions()).isZero();
    assertThat(performance.maxDrawdown()).isZero();
  }

  @Test
  void countsATradeThatCameToNothingAsNoWinner() {
    Journal journal = new Journal("even", List.of("ES"));
    journal.trades().add(0, 1, 0, 1, 0, 100, 1, 100, 1, 4, 4);
    TradeStatistics.Side all = TradeStatistics.of(List.of(journal.trades())).all();
    assertThat(all.winRate()).isZero();
    assertThat(all.profitFactor()).isNaN();
  }
}
