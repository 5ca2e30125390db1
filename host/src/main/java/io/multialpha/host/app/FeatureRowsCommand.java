package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.config.Mode;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.BarSource;
import io.multialpha.host.model.sklearn.ShortestDecimal;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.audit.FeatureRecorder;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import io.multialpha.host.research.audit.FeatureValues;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha features rows}. */
@Command(
    description = {
      "Writes what the features of one instrument are after each hourly bar, as a model is told of"
          + " them: a CSV file with the start of the bar, its trade date, its close and one column for"
          + " each feature, empty while it is not known. Bars before --from warm the features up and"
          + " have no row."
    },
    footer = {
      "  multi-alpha features rows --strategy ibs --symbols ES --features all",
      "  multi-alpha features rows --strategy ibs --symbols ES --features adx_value --out adx.csv"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Written.",
      "2:Wrong usage, configuration or input files.",
      "3:The environment is at fault, or the program is."
    })
final class FeatureRowsCommand extends AuditCommand {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      order = 800,
      description = "Where to write; features_SYM.csv in this folder if not said.")
  Path out;

  @Option(names = "--force", order = 801, description = "Replace the file if it is there.")
  boolean force;

  FeatureRowsCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    if (options.overrides().symbols().size() != 1) {
      throw refuse("Name one instrument with --symbols, such as --symbols ES.");
    }
    try (House house = openHouse(Mode.BACKTEST)) {
      AuditSubject subject = subject(house);
      Asked asked = subject.features().get(0);
      if (asked.features().isEmpty()) {
        throw new UsageException(
            "No filter and no model bundle of "
                + options.strategy()
                + " for "
                + asked.symbol()
                + " reads a feature and it has none itself; name some with --features, or all.");
      }
      BarColumns bars = subject.market().bars().requireHourly(asked.symbol());
      int[] rows =
          IntStream.range(0, bars.size())
              .filter(i -> subject.dates().isWithin(bars.tradeDate()[i]))
              .toArray();
      FeatureValues values = values(subject, asked, bars, rows);
      Path target = out == null ? Path.of("features_" + asked.symbol() + ".csv") : out;
      NewFile.requireOther(target, configFiles());
      NewFile.requireOther(
          target, subject.market().report().sources().stream().map(BarSource::file).toList());
      NewFile.write(target, force, to -> write(to, values, bars, rows));
      if (json) {
        JsonText.print(
            terminal,
            json -> {
              json.writeStartObject();
              write(json, options.strategy(), subject);
              json.writeStringField("file", Invocation.fromHere(target));
              json.writeNumberField("rows", rows.length);
              json.writeNumberField("features", asked.features().size());
              json.writeEndObject();
            });
      } else {
        terminal.line(
            "Wrote "
                + FixedDecimals.counted(rows.length, "row")
                + " of "
                + FixedDecimals.counted(asked.features().size(), "feature")
                + " of "
                + asked.symbol()
                + " to "
                + Invocation.fromHere(target)
                + ".");
      }
    }
    return ExitCode.OK;
  }

  private static FeatureValues values(
      AuditSubject subject, Asked asked, BarColumns bars, int[] rows) {
    long[] times = IntStream.of(rows).mapToLong(row -> bars.start()[row]).toArray();
    FeatureRecorder recorder = new FeatureRecorder(List.of(asked), Map.of(asked.symbol(), times));
    Optional<String> failure = subject.record(subject.market().bars(), recorder);
    if (failure.isPresent()) {
      throw new UsageException("A feature of " + asked.symbol() + " failed: " + failure.get());
    }
    return recorder.values().get(asked.symbol());
  }

  private static void write(OutputStream to, FeatureValues values, BarColumns bars, int[] rows)
      throws IOException {
    Writer csv = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    csv.append("bar_time,trade_date,close,").append(String.join(",", values.names())).append('\n');
    for (int i = 0; i < rows.length; i++) {
      csv.append(Instant.ofEpochMilli(values.bar(i)).toString())
          .append(',')
          .append(LocalDate.ofEpochDay(bars.tradeDate()[rows[i]]).toString())
          .append(',')
          .append(ShortestDecimal.of(bars.close(rows[i])));
      for (int k = 0; k < values.names().size(); k++) {
        double value = values.value(i, k);
        csv.append(',').append(Double.isNaN(value) ? "" : ShortestDecimal.of(value));
      }
      csv.append('\n');
    }
    csv.flush();
  }
}
