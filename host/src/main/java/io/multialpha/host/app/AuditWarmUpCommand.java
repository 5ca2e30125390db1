package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.api.feature.Feature;
import io.multialpha.host.ExitCode;
import io.multialpha.host.config.Mode;
import io.multialpha.host.engine.FeatureProbe;
import io.multialpha.host.model.sklearn.ShortestDecimal;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import io.multialpha.host.research.audit.WarmUpAudit;
import io.multialpha.host.research.audit.WarmUpAudit.Declared;
import io.multialpha.host.research.audit.WarmUpAudit.Row;
import io.multialpha.host.research.audit.WarmUpAudit.Rung;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha audit warmup}. */
@Command(
    description = {
      "Says of each feature how its value depends on how much history there is. Its value on all"
          + " bars is compared with those made of as many bars as it needs to be a number, of twice"
          + " as many, and so on."
    },
    footer = {
      "  multi-alpha audit warmup --strategy ibs --features all",
      "  multi-alpha audit warmup --data ~/bars --strategy ibs --symbols ES --json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Each feature is a number when it should be, and depends on no more history than it says.",
      "1:One does not.",
      "2:Wrong usage, configuration or input files.",
      "3:The environment is at fault, or the program is."
    })
final class AuditWarmUpCommand extends AuditCommand {
  private static final int MOST_BARS = 1000;
  private static final int[] SHOWN = {1, 4, 16};

  @Option(
      names = "--bars",
      paramLabel = "N",
      order = 80,
      description = {
        "After how many of the last bars values are compared, each 37 hours before the next;"
            + " ${DEFAULT-VALUE} by default."
      })
  int bars = 5;

  AuditWarmUpCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    if (bars < 1 || bars > MOST_BARS) {
      throw refuse("--bars is " + bars + ", expected 1 to " + MOST_BARS + ".");
    }
    options.overrides();
    try (House house = openHouse(Mode.BACKTEST)) {
      AuditSubject subject = subject(house);
      List<Declared> declared = declared(subject.features());
      if (declared.isEmpty()) {
        throw new UsageException(
            "No filter and no model bundle of "
                + options.strategy()
                + " reads a feature and it has none itself; name some with --features, or all.");
      }
      ProgressBar bar = new ProgressBar(terminal, invocation.clock(), "Auditing");
      List<Row> rows =
          new WarmUpAudit(subject.market().bars(), subject.dates().window(), bars, subject)
              .of(declared, bar::at);
      bar.end();
      if (json) {
        JsonText.print(terminal, out -> write(out, subject, rows));
      } else {
        print(subject, rows);
      }
      return rows.stream().anyMatch(row -> row.verdict().isFault())
          ? ExitCode.CHECK_FAILED
          : ExitCode.OK;
    }
  }

  /** Each feature once, for the first instrument that has it. */
  private static List<Declared> declared(List<Asked> asked) {
    List<Declared> declared = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Asked each : asked) {
      for (Feature feature : each.features()) {
        if (names.add(feature.name())) {
          declare(each, feature).ifPresent(declared::add);
        }
      }
    }
    return declared;
  }

  /** Empty if it never is a number, which the list of features says. */
  private static Optional<Declared> declare(Asked asked, Feature feature) {
    FeatureProbe probe = FeatureProbe.of(feature, asked.instrument());
    FeatureNeeds needs = FeatureNeeds.of(feature, asked.instrument());
    if (needs.lookBack().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Declared(
            asked.instrument(), feature, probe.references(), needs.hours(), needs.allDays()));
  }

  private void print(AuditSubject subject, List<Row> rows) {
    terminal.line(subject.text() + ": " + FixedDecimals.counted(rows.size(), "feature") + ".");
    TextTable table =
        TextTable.of("feature", "of", "needs", ">x1", ">x4", ">x16", "what it depends on");
    for (Row row : rows) {
      table.row(
          row.declared().feature().name(),
          row.declared().instrument().symbol(),
          bars(row.declared(), 1),
          off(row, SHOWN[0]),
          off(row, SHOWN[1]),
          off(row, SHOWN[2]),
          text(row));
    }
    table.print(terminal);
    long faults = rows.stream().filter(row -> row.verdict().isFault()).count();
    terminal.line(
        faults == 0
            ? "No feature depends on more history than it says."
            : FixedDecimals.counted(faults, "feature")
                + (faults == 1 ? " depends" : " depend")
                + " on more history than said, so may be another number in trading than in training:"
                + " see docs/audit.md.");
  }

  private static String bars(Declared declared, int times) {
    List<String> parts = new ArrayList<>();
    boolean daily = declared.hours() == 1 && declared.days() > 0;
    if (!daily) {
      parts.add(times * declared.hours() + " h");
    }
    if (declared.days() > 0) {
      parts.add(times * declared.days() + " d");
    }
    return String.join(" + ", parts);
  }

  private static String off(Row row, int times) {
    for (Rung rung : row.rungs()) {
      if (rung.times() == times) {
        return Double.isInfinite(rung.off()) ? "none" : oneDigit(rung.off());
      }
    }
    return "-";
  }

  private static String oneDigit(double off) {
    return off == 0
        ? "0"
        : ShortestDecimal.of(new BigDecimal(off).round(new MathContext(1)).doubleValue());
  }

  private static String text(Row row) {
    return switch (row.verdict()) {
      case WINDOW -> "these bars alone";
      case SETTLES -> "the last " + bars(row.declared(), row.settledAt());
      case EXPANDING -> "all history, and says so";
      case TOO_SHORT -> "more than there is to tell";
      case NEVER -> "it is no number on these bars";
      case NOT_READY -> "WRONG: no number yet after its warm-up";
      case HISTORY -> "WRONG: all history, and does not say so";
    };
  }

  private void write(JsonGenerator json, AuditSubject subject, List<Row> rows) throws IOException {
    json.writeStartObject();
    write(json, options.strategy(), subject);
    json.writeNumberField("bars", bars);
    number(json, "same", WarmUpAudit.SAME);
    number(json, "settled", WarmUpAudit.SETTLED);
    json.writeArrayFieldStart("features");
    for (Row row : rows) {
      write(json, row);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", row.declared().feature().name());
    json.writeStringField("symbol", row.declared().instrument().symbol());
    json.writeNumberField("hours", row.declared().hours());
    json.writeNumberField("days", row.declared().days());
    json.writeStringField("verdict", row.verdict().name().toLowerCase(Locale.ROOT));
    json.writeBooleanField("fault", row.verdict().isFault());
    json.writeNumberField("settled_at", row.settledAt());
    json.writeArrayFieldStart("off");
    for (Rung rung : row.rungs()) {
      json.writeStartObject();
      json.writeNumberField("times", rung.times());
      if (Double.isInfinite(rung.off())) {
        json.writeNullField("off");
      } else {
        number(json, "off", rung.off());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The same text on every JDK. */
  private static void number(JsonGenerator json, String field, double value) throws IOException {
    json.writeFieldName(field);
    json.writeNumber(ShortestDecimal.of(value));
  }
}
