package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.model.sklearn.ClassLabel;
import io.multialpha.host.model.sklearn.RowFault;
import io.multialpha.host.model.sklearn.RowScorer;
import io.multialpha.host.model.sklearn.ShortestDecimal;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code multi-alpha models score}. */
@Command(
    description = {
      "Scores the rows of a CSV file: one line per row with the probabilities of all classes, the"
          + " bits of scikit-learn's predict_proba, as the shortest texts for them. A row that"
          + " scikit-learn refuses is an error; nothing is printed then."
    },
    footer = {
      "  multi-alpha models score models/ES_rf_model.pkl --input rows.csv",
      "  multi-alpha models score models/ES_rf_model.pkl --input rows.csv --header --ignore-extra"
    })
final class ModelScoreCommand extends AppCommand {
  @Parameters(paramLabel = "FILE.pkl", description = "The model.")
  Path model;

  @Option(
      names = "--input",
      paramLabel = "CSV",
      required = true,
      description =
          "Rows under a line with the names of the features in any order, or f0, f1, ... A number"
              + " that is missing is empty or nan.")
  Path input;

  @Option(names = "--header", description = "Print a first line that names the classes.")
  boolean header;

  @Option(
      names = "--ignore-extra",
      description = "Pass over columns that are no features of the model.")
  boolean ignoreExtra;

  @Option(names = "--json", description = "Print JSON instead of CSV.")
  boolean json;

  ModelScoreCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    SklearnModel read = ModelFile.read(model);
    read.warnings().forEach(terminal::warning);
    List<double[]> scores = new ArrayList<>();
    try (FeatureRows rows = FeatureRows.open(input, read, ignoreExtra)) {
      RowScorer scorer = read.scorer();
      double[] row = new double[read.inputs()];
      while (rows.next(row)) {
        double[] probabilities = new double[read.classes().size()];
        if (!scorer.probabilities(row, probabilities)) {
          throw refused(read.fault(row), rows);
        }
        scores.add(probabilities);
      }
    }
    if (json) {
      printJson(read, scores);
    } else {
      printCsv(read, scores);
    }
    return ExitCode.OK;
  }

  private static UsageException refused(Optional<RowFault> fault, FeatureRows rows) {
    return fault
        .map(found -> rows.refuse(found.input(), found.reason()))
        .orElseThrow(() -> new IllegalStateException("a row was refused without a reason"));
  }

  private void printCsv(SklearnModel read, List<double[]> scores) {
    StringBuilder text = new StringBuilder();
    if (header) {
      text.append(
          read.classes().stream()
              .map(label -> CsvFields.written("proba[" + named(label) + "]"))
              .collect(Collectors.joining(",", "", "\n")));
    }
    for (double[] probabilities : scores) {
      for (int c = 0; c < probabilities.length; c++) {
        text.append(c == 0 ? "" : ",").append(ShortestDecimal.of(probabilities[c]));
      }
      text.append('\n');
    }
    terminal.out().print(text);
  }

  /** Texts in quotes, as in Python. */
  private static String named(ClassLabel label) {
    return label instanceof ClassLabel.Text ? "'" + label + "'" : label.toString();
  }

  private void printJson(SklearnModel read, List<double[]> scores) throws IOException {
    JsonText.print(
        terminal,
        to -> {
          to.writeStartObject();
          to.writeArrayFieldStart("classes");
          for (ClassLabel label : read.classes()) {
            to.writeString(label.toString());
          }
          to.writeEndArray();
          to.writeNumberField("positive", read.positive());
          to.writeArrayFieldStart("probabilities");
          for (double[] probabilities : scores) {
            to.writeStartArray();
            for (double probability : probabilities) {
              to.writeNumber(ShortestDecimal.of(probability));
            }
            to.writeEndArray();
          }
          to.writeEndArray();
          to.writeEndObject();
        });
  }
}
