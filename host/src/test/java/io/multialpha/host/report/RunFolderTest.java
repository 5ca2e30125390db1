package io.multialpha.host.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.OtherProcess;
import io.multialpha.host.ledger.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir private Path out;

  private Path written(RunInfo info) {
    try (RunFolder folder = RunFolder.create(out, info)) {
      folder.requireReady();
      folder.write(
          SampleRuns.both(),
          () -> RunReport.of(folder.info(), SampleRuns.both()),
          (report, summary) -> "page");
      return folder.path();
    }
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void leavesAllFilesUnderTheRunsName() throws IOException {
    Path folder = written(SampleRuns.info());
    assertThat(names()).containsExactly("20261122-154501-run");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "trades.csv",
              "decisions.csv",
              "equity.csv",
              "summary.json",
              "report.html",
              "ledger.db");
    }
  }

  @Test
  void listsTradesByExit() throws IOException {
    assertThat(written(SampleRuns.info()).resolve("trades.csv"))
        .hasContent(
            """
            trade_id,strategy,symbol,direction,contracts,entry_time,entry_price,exit_time,\
            exit_price,bars_held,gross_pnl,commission,net_pnl,entry_reason,exit_reason,\
            entry_decision,exit_decision
            1,ibs,ES,long,1,2025-01-06T16:00:00Z,6000.75,2025-01-06T18:00:00Z,6009.75,2,450.00,\
            4.00,446.00,ibs low,target,ibs-000000,ibs-000004
            2,ibs,6E,short,1,2025-01-06T17:00:00Z,1.08734,2025-01-06T18:00:00Z,1.08835,1,-126.25,\
            4.00,-130.25,"say ""high"", then sell",stop,ibs-000002,ibs-000005
            3,breakout,NQ,long,1,2025-01-06T16:00:00Z,21000.5,2025-01-06T18:00:00Z,21010,2,190.00,\
            4.00,186.00,new high,failed,breakout-000000,breakout-000001
            """);
  }

  @Test
  void listsEachDecisionWithWhatBecameOfIt() throws IOException {
    List<String> lines = Files.readAllLines(written(SampleRuns.info()).resolve("decisions.csv"));
    assertThat(lines)
        .hasSize(11)
        .startsWith(
            "decision,bar_time,strategy,symbol,action,reason,price,score,threshold,outcome,"
                + "outcome_reason,fill_time,fill_price,net_pnl",
            "ibs-000000,2025-01-06T15:00:00Z,ibs,ES,enter_long,ibs low,6000.25,0.61,0.55,ordered,,"
                + "2025-01-06T16:00:00Z,6000.75,",
            "ibs-000001,2025-01-06T15:00:00Z,ibs,6E,enter_long,ibs low,1.08735,0.5,0.55,model,"
                + "score below,,,",
            "breakout-000000,2025-01-06T15:00:00Z,breakout,NQ,enter_long,new high,21000,,,ordered,,"
                + "2025-01-06T16:00:00Z,21000.5,")
        .contains(
            "ibs-000005,2025-01-06T17:00:00Z,ibs,6E,exit,stop,1.0884,,,ordered,,"
                + "2025-01-06T18:00:00Z,1.08835,-130.25");
  }

  @Test
  void listsEquityByTradeDateWithTheTotal() throws IOException {
    assertThat(written(SampleRuns.info()).resolve("equity.csv"))
        .hasContent(
            """
            trade_date,strategy,equity,day_pnl,realized,lowest_equity,open_positions,daily_stop
            2025-01-06,ibs,10315.75,315.75,315.75,9900.00,0,false
            2025-01-06,breakout,20186.00,186.00,186.00,19800.00,0,false
            2025-01-06,total,30501.75,501.75,501.75,,0,false
            2025-01-07,ibs,10265.75,-50.00,0.00,10200.00,1,true
            2025-01-07,total,30451.75,-50.00,0.00,,1,true
            2025-01-08,ibs,10290.75,25.00,0.00,10250.00,1,false
            2025-01-08,breakout,20186.00,0.00,0.00,20186.00,0,false
            2025-01-08,total,30476.75,25.00,0.00,,1,false
            """);
  }

  @Test
  void summarisesTheRunForScripts() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(written(SampleRuns.info()).resolve("summary.json").toFile());
    assertThat(json.path("run").asText()).isEqualTo("20261122-154501-run");
    assertThat(json.path("synthetic").asBoolean()).isTrue();
    assertThat(json.path("seed").asLong()).isEqualTo(42);
    assertThat(json.path("strategies")).hasSize(2);
    JsonNode ibs = json.path("strategies").path(0);
    assertThat(ibs.path("net_pnl").asDouble()).isEqualTo(315.75);
    assertThat(ibs.path("max_drawdown_basis").asText()).isEqualTo("bar");
    assertThat(ibs.path("entries_blocked").path("total").asInt()).isEqualTo(3);
    assertThat(ibs.path("open_positions").path(0).path("entry_decision").asText())
        .isEqualTo("ibs-000007");
    assertThat(json.path("total").path("trades").asInt()).isEqualTo(3);
    assertThat(json.path("total").path("short").path("profit_factor").asDouble()).isZero();
    assertThat(json.path("total").path("long").path("profit_factor").isNull()).isTrue();
    assertThat(json.path("failures").path(0).path("strategy").asText()).isEqualTo("breakout");
    assertThat(json.path("notes")).hasSize(1);
  }

  @Test
  void saysOfRealBarsThatTheyAreNotSynthetic() {
    RunInfo info = SampleRuns.info();
    RunInfo real =
        new RunInfo(
            info.id(),
            RunInfo.Mode.BACKTEST,
            info.command(),
            info.startedAt(),
            RunInfo.Source.real("CSV files of data/cme"),
            info.from(),
            info.to(),
            info.config(),
            info.plugins(),
            info.models(),
            info.tradedWith(),
            info.hostVersion(),
            List.of());
    assertThat(SummaryJson.of(RunReport.of(real, SampleRuns.both())))
        .contains("\"synthetic\" : false", "\"mode\" : \"backtest\"")
        .doesNotContain("\"seed\"");
  }

  @Test
  void writesTheSameCsvForEqualRunsWhateverTheirNamesAndTimes() throws IOException {
    Path first = written(SampleRuns.info());
    Path second = written(SampleRuns.info().withId("later"));
    for (String file : List.of("trades.csv", "decisions.csv", "equity.csv")) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
  }

  @Test
  void namesRunsByTheClockAndKeepsThemApart() throws IOException {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T15:45:01.9Z"), ZoneOffset.ofHours(9));
    assertThat(RunInfo.newId(clock, "run")).isEqualTo("20261122-154501-run");
    written(SampleRuns.info());
    try (RunFolder unfinished = RunFolder.create(out, SampleRuns.info())) {
      assertThat(unfinished.info().id()).isEqualTo("20261122-154501-run-2");
      assertThat(written(SampleRuns.info())).hasFileName("20261122-154501-run-3");
    }
    assertThat(names()).containsExactly("20261122-154501-run", "20261122-154501-run-3");
  }

  @Test
  void leavesNothingOfARunThatWasBrokenOff() throws IOException {
    try (RunFolder folder = RunFolder.create(out, SampleRuns.info())) {
      assertThat(Files.exists(folder.path())).isFalse();
      assertThatThrownBy(
              () ->
                  folder.write(
                      List.of(SampleRuns.ibs(), SampleRuns.ibs()),
                      () ->
                          RunReport.of(folder.info(), List.of(SampleRuns.ibs(), SampleRuns.ibs())),
                      (report, summary) -> "page"))
          .hasMessageContaining("ledger.db");
      assertThat(Files.exists(folder.path())).isFalse();
    }
    assertThat(names()).isEmpty();
  }

  /** A run that stays under way until it is killed. */
  public static final class UnderWay {
    private UnderWay() {}

    /** Makes its folder and waits. */
    public static void main(String[] args) throws IOException {
      try (RunFolder folder =
          RunFolder.create(Path.of(args[0]), SampleRuns.info().withId("20261122-154500-run"))) {
        folder.requireReady();
        System.out.write('\n');
        System.out.flush();
        System.in.read();
      }
    }
  }

  @Test
  void removesWhatAKilledRunLeftButNothingOfARunUnderWay() throws Exception {
    Path half = out.resolve(".20261122-154500-run.tmp");
    Process process =
        OtherProcess.of(UnderWay.class, out.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('\n');
      for (int again = 0; again < 2; again++) {
        written(SampleRuns.info());
        assertThat(half).isDirectoryContaining("glob:**/ledger.db");
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(half).exists();
    written(SampleRuns.info());
    assertThat(names())
        .containsExactly("20261122-154501-run", "20261122-154501-run-2", "20261122-154501-run-3");
  }

  @Test
  void removesNoHiddenFolderThatIsNotARuns() throws IOException {
    Path mine = Files.createDirectories(out.resolve(".venv.tmp/lib")).resolve("mine.py");
    Path alike = Files.createDirectory(out.resolve(".20261122-154500-run.tmp")).resolve("mine");
    for (Path file : List.of(mine, alike)) {
      Files.createFile(file);
    }
    Files.createFile(out.resolve(".venv.tmp/.lock"));
    Files.writeString(alike.resolveSibling(".lock"), "of another program\n");
    written(SampleRuns.info());
    assertThat(mine).exists();
    assertThat(alike).exists();
  }

  @Test
  void keepsARunOfWhichNoPageCanBeMade() throws IOException {
    try (RunFolder folder = RunFolder.create(out, SampleRuns.info())) {
      assertThatThrownBy(
              () ->
                  folder.write(
                      SampleRuns.both(),
                      () -> RunReport.of(folder.info(), SampleRuns.both()),
                      (report, summary) -> {
                        throw new IllegalStateException("no page");
                      }))
          .hasMessage("no page");
    }
    try (var files = Files.list(out.resolve(SampleRuns.info().id()))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("ledger.db", "trades.csv", "decisions.csv", "equity.csv", "summary.json")
          .doesNotContain("report.html");
    }
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.createFile(out.resolve("file"));
    assertThatThrownBy(() -> RunFolder.create(file, SampleRuns.info()))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--out");
  }

  @Test
  void refusesAReportOfAnotherRun() {
    try (RunFolder folder = RunFolder.create(out, SampleRuns.info())) {
      RunReport other = RunReport.of(SampleRuns.info().withId("other"), SampleRuns.both());
      assertThatThrownBy(
              () -> folder.write(SampleRuns.both(), () -> other, (report, summary) -> "page"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void refusesANameThatIsNoFolderName() {
    assertThatThrownBy(() -> SampleRuns.info().withId("../x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'../x'");
    assertThat(SampleRuns.info().from()).isEqualTo(LocalDate.of(2025, 1, 6));
  }
}
