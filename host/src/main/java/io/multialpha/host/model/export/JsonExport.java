package io.multialpha.host.model.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.sklearn.ClassLabel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes a forest as JSON, one line per node, with nothing left out. A floating point number is the
 * shortest decimal that stands for the very double; those that JSON does not know are the texts
 * {@code NaN}, {@code Infinity} and {@code -Infinity}.
 */
public final class JsonExport {
  private static final int VERSION = 1;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Double.toString is not the shortest on every JDK.
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  /** The document's fields, the trees and their nodes begin lines; what is in a node does not. */
  private static final int DEEPEST_LINE = 3;

  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
          .withObjectIndenter(new Lines())
          .withArrayIndenter(new Lines());

  private JsonExport() {}

  /**
   * Writes the whole document.
   *
   * @param features names of the inputs, in order; empty if none are known
   * @param metadata whatever else is known: texts, numbers, truth values, lists and maps of these
   * @param out is not closed
   */
  public static void write(
      TrainedForest trained, List<String> features, Map<String, Object> metadata, OutputStream out)
      throws IOException {
    Forest forest = trained.forest();
    try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      json.setPrettyPrinter(PRINTER);
      json.writeStartObject();
      field(json, "format", "multi-alpha-forest");
      field(json, "version", VERSION);
      field(json, "estimator", trained.kind().forestClass());
      field(json, "inputs", forest.inputs());
      field(json, "features", features);
      field(json, "feature_names_in", trained.featureNames());
      field(json, "classes", labels(trained.classes()));
      field(json, "leaf_values", forest.leafValues() == LeafValues.COUNTS ? "counts" : "fractions");
      field(json, "accepts_missing", forest.acceptsMissing());
      field(json, "parameters", trained.parameters());
      field(json, "metadata", metadata);
      json.writeArrayFieldStart("trees");
      for (Tree tree : forest.trees()) {
        tree(json, tree, forest.classes());
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** Labels as the values of JSON that come nearest. */
  static List<Object> labels(List<ClassLabel> classes) {
    return classes.stream().map(JsonExport::label).toList();
  }

  /** A plain value as a line of JSON. */
  static String text(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Object label(ClassLabel label) {
    if (label instanceof ClassLabel.Whole whole) {
      return whole.value();
    } else if (label instanceof ClassLabel.Real real) {
      return real.value();
    } else if (label instanceof ClassLabel.Truth truth) {
      return truth.value();
    }
    return ((ClassLabel.Text) label).value();
  }

  private static void tree(JsonGenerator json, Tree tree, int classes) throws IOException {
    json.writeStartArray();
    for (int node = 0; node < tree.nodes(); node++) {
      json.writeStartObject();
      json.writeNumberField("node", node);
      if (!tree.isLeaf(node)) {
        json.writeNumberField("input", tree.feature()[node]);
        json.writeNumberField("threshold", tree.threshold()[node]);
        json.writeNumberField("left", tree.left()[node]);
        json.writeNumberField("right", tree.right()[node]);
        json.writeStringField("missing", tree.missingLeft()[node] ? "left" : "right");
      }
      json.writeArrayFieldStart("values");
      for (int c = 0; c < classes; c++) {
        json.writeNumber(tree.values()[node * classes + c]);
      }
      json.writeEndArray();
      json.writeNumberField("impurity", tree.figures().impurity(node));
      json.writeNumberField("samples", tree.figures().samples(node));
      json.writeNumberField("weighted_samples", tree.figures().weightedSamples(node));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void field(JsonGenerator json, String name, Object value) throws IOException {
    json.writeFieldName(name);
    write(json, value);
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        field(json, entry.getKey().toString(), entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else {
      json.writeString(value.toString());
    }
  }

  /** Indents by two spaces, up to a depth. */
  private static final class Lines implements DefaultPrettyPrinter.Indenter {
    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      if (level <= DEEPEST_LINE) {
        json.writeRaw('\n' + "  ".repeat(level));
      } else {
        json.writeRaw(' ');
      }
    }

    @Override
    public boolean isInline() {
      return false;
    }
  }
}
