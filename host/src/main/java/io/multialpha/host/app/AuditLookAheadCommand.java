package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.host.ExitCode;
import io.multialpha.host.config.Mode;
import io.multialpha.host.market.MisdatedDays;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.audit.Cut;
import io.multialpha.host.research.audit.Difference;
import io.multialpha.host.research.audit.LookAheadAudit;
import io.multialpha.host.research.audit.LookAheadAudit.Report;
import io.multialpha.host.research.audit.LookAheadAudit.Round;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha audit lookahead}. */
@Command(
    description = {
      "Looks for decisions that know the future. Trades a strategy over all bars, then again over"
          + " bars that are cut off at many places, and compares everything up to each cut: what was"
          + " decided with the bars known at the time comes out the same."
    },
    footer = {
      "  multi-alpha audit lookahead --strategy ibs",
      "  multi-alpha audit lookahead --data ~/bars --strategy ibs --symbols ES,NQ --points 200"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing differs.",
      "1:Something differs, daily bars are misdated, or the strategy fails.",
      "2:Wrong usage, configuration or input files.",
      "3:The environment is at fault, or the program is."
    })
final class AuditLookAheadCommand extends AuditCommand {
  private static final int MOST_POINTS = 100_000;
  private static final int MOST_ROWS = 20;

  @Option(
      names = "--points",
      paramLabel = "N",
      order = 80,
      description = "At how many places the bars are cut off; ${DEFAULT-VALUE} by default.")
  int points = 50;

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 81,
      description = "Another seed gives other places; ${DEFAULT-VALUE} by default.")
  long seed = 1;

  AuditLookAheadCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    if (points < 1 || points > MOST_POINTS) {
      throw refuse("--points is " + points + ", expected 1 to " + MOST_POINTS + ".");
    }
    options.overrides();
    try (House house = openHouse(Mode.BACKTEST)) {
      AuditSubject subject = subject(house);
      LookAheadAudit.Plan plan =
          new LookAheadAudit.Plan(subject.features(), subject.dates().window(), points, seed);
      ProgressBar bar = new ProgressBar(terminal, invocation.clock(), "Auditing");
      Report report = new LookAheadAudit(plan, subject).of(subject.market().bars(), bar::at);
      bar.end();
      report.failures().forEach(why -> terminal.warning("On all bars " + why + "."));
      if (json) {
        JsonText.print(terminal, out -> write(out, options.strategy(), subject, report));
      } else {
        print(subject, report);
      }
      return report.isClean() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
  }

  private void print(AuditSubject subject, Report report) {
    Ended ended = Ended.of(report);
    terminal.line(
        subject.text()
            + ": "
            + FixedDecimals.counted(report.whole().journal().decisions().size(), "decision")
            + " and "
            + FixedDecimals.counted(subject.featureCount(), "feature")
            + ", compared after "
            + FixedDecimals.counted(report.rounds().size() - 1, "cut")
            + ".");
    if (report.isClean()) {
      terminal.line("Nothing differs.");
      return;
    }
    report.misdated().forEach(days -> terminal.line(PriceNotes.misdated(days)));
    if (report.found() == 0) {
      terminal.line(
          "Nothing differs" + (report.failures().isEmpty() ? "." : ", as far as it went."));
      return;
    }
    TextTable table =
        TextTable.of("symbol", "bar", "cut after", "what", "on all bars", "when cut off");
    ended.rows().stream().limit(MOST_ROWS).forEach(row -> row.addTo(table));
    table.print(terminal);
    terminal.line(
        FixedDecimals.counted(report.found(), "difference")
            + (report.found() > MOST_ROWS
                ? ", of which " + MOST_ROWS + " are shown; --json prints more."
                : "."));
    terminal.line(
        ended.repeats()
            ? "It knows the future, or remembers what it must not: see docs/audit.md."
            : "It differs even on the same bars, so it remembers, or asks for, what it must not.");
  }

  /** The differences of all rounds, and whether the run over all bars came out the same twice. */
  private record Ended(List<Row> rows, boolean repeats) {
    static Ended of(Report report) {
      List<Row> rows = new ArrayList<>();
      for (Round round : report.rounds()) {
        round.differences().forEach(each -> rows.add(new Row(round.cut(), each)));
      }
      return new Ended(rows, rows.isEmpty() || rows.get(0).cut().isPresent());
    }
  }

  private record Row(Optional<Cut> cut, Difference difference) {
    void addTo(TextTable table) {
      table.row(
          difference.symbol().isEmpty() ? "-" : difference.symbol(),
          bar(),
          cut.map(at -> Instant.ofEpochMilli(at.barStart()).toString()).orElse("not cut"),
          difference.what(),
          difference.whole(),
          difference.cut());
    }

    private String bar() {
      return Instant.ofEpochMilli(difference.barStart()).toString();
    }
  }

  private static void write(JsonGenerator json, String name, AuditSubject subject, Report report)
      throws IOException {
    json.writeStartObject();
    write(json, name, subject);
    json.writeNumberField("decisions", report.whole().journal().decisions().size());
    json.writeNumberField("features", subject.featureCount());
    json.writeNumberField("found", report.found());
    json.writeArrayFieldStart("misdated_days");
    for (MisdatedDays days : report.misdated()) {
      json.writeStartObject();
      json.writeStringField("symbol", days.symbol());
      json.writeNumberField("days", days.days());
      json.writeNumberField("own", days.own());
      json.writeNumberField("next", days.next());
      json.writeNumberField("longest", days.longest());
      json.writeStringField("from", LocalDate.ofEpochDay(days.from()).toString());
      json.writeStringField("to", LocalDate.ofEpochDay(days.to()).toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("failures");
    for (String why : report.failures()) {
      json.writeString(why);
    }
    json.writeEndArray();
    json.writeBooleanField("clean", report.isClean());
    json.writeArrayFieldStart("rounds");
    for (Round round : report.rounds()) {
      write(json, round);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Round round) throws IOException {
    json.writeStartObject();
    json.writeFieldName("cut_after");
    if (round.cut().isPresent()) {
      json.writeString(Instant.ofEpochMilli(round.cut().get().barStart()).toString());
    } else {
      json.writeNull();
    }
    json.writeNumberField("decisions", round.decisions());
    json.writeNumberField("values", round.values());
    json.writeNumberField("found", round.found());
    json.writeArrayFieldStart("differences");
    for (Difference each : round.differences()) {
      json.writeStartObject();
      json.writeStringField("symbol", each.symbol());
      json.writeStringField("bar", Instant.ofEpochMilli(each.barStart()).toString());
      json.writeStringField("what", each.what());
      json.writeStringField("all_bars", each.whole());
      json.writeStringField("cut_off", each.cut());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
