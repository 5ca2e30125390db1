package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.host.ExitCode;
import io.multialpha.host.model.pickle.Inspection;
import io.multialpha.host.model.pickle.Value;
import io.multialpha.host.model.sklearn.ClassLabel;
import io.multialpha.host.model.sklearn.ShortestDecimal;
import io.multialpha.host.model.sklearn.SklearnModel;
import io.multialpha.host.report.FixedDecimals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code multi-alpha models inspect}. */
@Command(
    description = {
      "Shows what is in a model file without trusting it: nothing in it is executed, and no file"
          + " can make it take long or much memory. Says for any file whether it can serve as a"
          + " model, and if not, why."
    },
    footer = {
      "  multi-alpha models inspect models/ES_rf_model.pkl",
      "  multi-alpha models inspect --strict models/ES_rf_model.pkl --json"
    })
final class ModelInspectCommand extends AppCommand {
  @Parameters(paramLabel = "FILE.pkl", description = "Any file; it need not be a model.")
  Path file;

  @Option(names = "--strict", description = "Exit code 1 if the file cannot serve as a model.")
  boolean strict;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  boolean json;

  ModelInspectCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    ModelInspection found = ModelInspection.of(file);
    if (json) {
      JsonText.print(terminal, to -> write(found, to));
    } else {
      table(found).print(terminal);
    }
    found.model().ifPresent(model -> model.warnings().forEach(terminal::warning));
    return strict && found.model().isEmpty() ? ExitCode.CHECK_FAILED : ExitCode.OK;
  }

  private TextTable table(ModelInspection found) {
    TextTable table = TextTable.of("what", "found");
    table.row("file", Invocation.fromHere(file));
    table.row("size", FixedDecimals.grouped(found.bytes()) + " bytes");
    table.row("sha256", found.sha256());
    rows(found.pickle(), table);
    found.model().ifPresent(model -> rows(model, table));
    table.row(
        "can serve as a model",
        found.reason().map(reason -> "no: " + PlainText.of(reason) + ".").orElse("yes"));
    return table;
  }

  private static void rows(Inspection pickle, TextTable table) {
    table.row("container", pickle.container().label());
    table.row(
        "pickle",
        "protocol "
            + pickle.protocol()
            + ", "
            + (pickle.complete()
                ? FixedDecimals.grouped(pickle.bytes()) + " bytes inflated"
                : "stopped after " + FixedDecimals.grouped(pickle.bytes()) + " bytes"));
    if (!pickle.globals().isEmpty()) {
      table.row("names", names(pickle.globals()));
    }
    if (!pickle.refused().isEmpty()) {
      table.row("not allowed", names(pickle.refused()));
    }
  }

  private static String names(List<Value.Global> globals) {
    return globals.stream()
        .map(global -> PlainText.of(global.toString()))
        .collect(Collectors.joining(", "));
  }

  private static void rows(SklearnModel model, TextTable table) {
    table.row("class", model.description());
    table.row("scikit-learn", model.version().isEmpty() ? "not named" : plain(model.version()));
    table.row("trees", FixedDecimals.grouped(model.trees()));
    table.row("nodes", FixedDecimals.grouped(model.nodes()));
    table.row("depth", Integer.toString(model.depth()));
    table.row("classes", labels(model) + "; the positive one is " + positive(model));
    table.row("inputs", Integer.toString(model.inputs()));
    table.row(
        "features",
        model.features().isEmpty()
            ? "not named"
            : PlainText.of(String.join(", ", model.features())));
    table.row("parameters", plain(model.parameters()));
    if (!model.metadata().isEmpty()) {
      table.row("beside the model", plain(model.metadata()));
    }
  }

  private static String labels(SklearnModel model) {
    return model.classes().stream()
        .map(ModelInspectCommand::plain)
        .collect(Collectors.joining(", "));
  }

  private static String positive(SklearnModel model) {
    return plain(model.classes().get(model.positive()));
  }

  private static String plain(Map<String, Object> values) {
    return values.entrySet().stream()
        .map(entry -> plain(entry.getKey()) + "=" + plain(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String plain(Object value) {
    if (value instanceof Double number) {
      return ShortestDecimal.of(number);
    } else if (value instanceof List<?> list) {
      return list.stream()
          .map(ModelInspectCommand::plain)
          .collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> plain(entry.getKey()) + "=" + plain(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return PlainText.of(value.toString());
  }

  private void write(ModelInspection found, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeStringField("file", Invocation.fromHere(file));
    to.writeNumberField("bytes", found.bytes());
    to.writeStringField("sha256", found.sha256());
    to.writeBooleanField("can_serve", found.model().isPresent());
    Optional<String> reason = found.reason();
    if (reason.isPresent()) {
      to.writeStringField("reason", reason.get());
    }
    Inspection pickle = found.pickle();
    to.writeStringField("container", pickle.container().label());
    to.writeNumberField("protocol", pickle.protocol());
    to.writeNumberField("inflated_bytes", pickle.bytes());
    to.writeBooleanField("complete", pickle.complete());
    names("names", pickle.globals(), to);
    names("not_allowed", pickle.refused(), to);
    if (found.model().isPresent()) {
      write(found.model().get(), to);
    }
    to.writeEndObject();
  }

  private static void names(String field, List<Value.Global> globals, JsonGenerator to)
      throws IOException {
    to.writeArrayFieldStart(field);
    for (Value.Global global : globals) {
      to.writeString(global.toString());
    }
    to.writeEndArray();
  }

  private static void write(SklearnModel model, JsonGenerator to) throws IOException {
    to.writeStringField("class", model.description());
    to.writeStringField("sklearn_version", model.version());
    to.writeNumberField("trees", model.trees());
    to.writeNumberField("nodes", model.nodes());
    to.writeNumberField("depth", model.depth());
    to.writeArrayFieldStart("classes");
    for (ClassLabel label : model.classes()) {
      to.writeString(label.toString());
    }
    to.writeEndArray();
    to.writeNumberField("positive", model.positive());
    to.writeNumberField("inputs", model.inputs());
    to.writeArrayFieldStart("features");
    for (String feature : model.features()) {
      to.writeString(feature);
    }
    to.writeEndArray();
    to.writeFieldName("parameters");
    value(model.parameters(), to);
    to.writeFieldName("beside_the_model");
    value(model.metadata(), to);
    to.writeArrayFieldStart("warnings");
    for (String warning : model.warnings()) {
      to.writeString(warning);
    }
    to.writeEndArray();
  }

  private static void value(Object value, JsonGenerator to) throws IOException {
    if (value instanceof Map<?, ?> map) {
      to.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        to.writeFieldName(entry.getKey().toString());
        value(entry.getValue(), to);
      }
      to.writeEndObject();
    } else if (value instanceof List<?> list) {
      to.writeStartArray();
      for (Object item : list) {
        value(item, to);
      }
      to.writeEndArray();
    } else if (value instanceof Double number && Double.isFinite(number)) {
      to.writeNumber(ShortestDecimal.of(number));
    } else if (value instanceof Long number) {
      to.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      to.writeBoolean(truth);
    } else {
      to.writeString(
          value instanceof Double number ? ShortestDecimal.of(number) : value.toString());
    }
  }
}
