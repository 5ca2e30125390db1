package io.multialpha.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.strategy.Signal;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.report.RunTable.Style;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTableTest {
  private static final RunReport BOTH = RunReport.of(SampleRuns.info(), SampleRuns.both());

  @Test
  void showsTheRunAsAPersonReadsIt() {
    assertThat(RunTable.of(BOTH, Style.PLAIN))
        .isEqualTo(
            """
            Paper run 20261122-154501-run – 2025-01-06 to 2025-01-08
            Data: SYNTHETIC sample, seed 42, planted edge 0.5 – made-up prices: no result here is evidence.

            strategy  trades  net P&L $  open $  max DD $   Sharpe     win    PF  avg open  stops  blocked  equity
            ibs            2        316     -25       416     8.01   50.0%  3.42      0.75      1        3  ▁▁▁▁▁▁▁▁████████▇▇▇▇▇▇▇█
            breakout       1        186       -       386    11.22  100.0%   n/a      0.10      0        0  ▁▁▁▁▁▁▁▁▁▁▁▁████████████
            total          3        502     -25        50*    8.44   66.7%  4.85      0.85      1        3  ▁▁▁▁▁▁▁▁████████████████
            * at the ends of trade dates; the drawdowns of the strategies are at every bar

            !!! breakout WAS SET ASIDE: ArithmeticException in onBar at 2025-01-06T17:00Z: / by zero

            Entries blocked
              ibs       1 model, 2 no slot
              breakout  none

            Open at the end
              strategy  symbol  side  contracts              since  entry    last  open $
              ibs           ES  long          1  2025-01-07 17:00Z   6021  6020.5     -25

            Note: TRADERSPOST_WEBHOOK_IBS is not set; paper trading does not need it
            """);
  }

  @Test
  void tellsTheLimitsOfTheHouseFromThoseOfAnAccount() {
    String table = refused(Outcome.NO_SLOT, "house: 2 of 2 slots taken", "1 of 1 slots taken");
    assertThat(table).contains("  idle  1 no house slot, 1 no slot\n");
    table = refused(Outcome.DAILY_STOP, "daily stop of $5 hit", "house: daily stop of $9 hit");
    assertThat(table).contains("  idle  1 daily stop, 1 house daily stop\n");
  }

  @Test
  void saysSinceWhenAnAccountHasHadNoCash() {
    assertThat(refused(Outcome.NO_CASH, "", ""))
        .contains(
            "!!! idle RAN OUT OF CASH: from 2025-01-06 on, 2 entries were refused while its equity"
                + " was not above zero.\n");
  }

  private static String refused(Outcome outcome, String... reasons) {
    Journal journal = new Journal("idle", List.of("ES"));
    long bar = Instant.parse("2025-01-06T15:00:00Z").toEpochMilli();
    for (String reason : reasons) {
      Signal signal = new Signal(Signal.Action.ENTER_LONG, "low");
      journal.decisions().add(bar, 0, signal, 6000, Double.NaN, Double.NaN, outcome, reason);
      bar += 86_400_000L;
    }
    AccountResult idle =
        new AccountResult(
            journal, 1000, 1000, 0, 0, 0, 0, 0, List.of(), Optional.empty(), List.of());
    return RunTable.of(RunReport.of(SampleRuns.info(), List.of(idle)), Style.PLAIN);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 110, 120, 200})
  void staysWithinItsWidth(int width) {
    assertThat(RunTable.of(BOTH, new Style(width, false, true)).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
  }

  @Test
  void usesColourOnlyWhenTold() {
    String coloured = RunTable.of(BOTH, new Style(120, true, true));
    assertThat(coloured).contains("\u001b[");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(RunTable.of(BOTH, Style.PLAIN));
  }

  @Test
  void usesAsciiOnlyWhenTold() {
    assertThat(RunTable.of(BOTH, new Style(120, false, false))).isASCII();
  }

  @Test
  void leavesOutWhatThereIsNotToSay() {
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
    String table = RunTable.of(RunReport.of(SampleRuns.info(), List.of(idle)), Style.PLAIN);
    assertThat(table)
        .contains("No entry was blocked.", "n/a")
        .doesNotContain("total", "Open at the end", "SET ASIDE");
  }

  @Test
  void drawsEquityFromStartToEnd() {
    EquityCurve curve =
        EquityCurve.of(0, new int[] {1, 2, 3, 4, 5, 6, 7}, new double[] {1, 2, 3, 4, 5, 6, 7});
    assertThat(Sparkline.of(curve, 8, true)).isEqualTo("▁▂▃▄▅▆▇█");
    assertThat(Sparkline.of(curve, 8, false)).isEqualTo("_.-=+*%#");
    assertThat(Sparkline.of(EquityCurve.of(5, new int[] {1}, new double[] {5}), 3, true))
        .isEqualTo("▅▅▅");
    assertThat(Sparkline.of(EquityCurve.of(5, new int[0], new double[0]), 3, true))
        .isEqualTo("   ");
  }
}
