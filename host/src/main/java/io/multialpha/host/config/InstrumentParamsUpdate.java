package io.multialpha.host.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A planned change of {@code config/{strategy}_instrument_params.json}: values of some parameters
 * of some instruments. All other instruments and values stay, in their order; the file is laid out
 * anew. Nothing is written before {@link #apply}. Immutable.
 */
public final class InstrumentParamsUpdate {
  private static final MathContext TWELVE_DIGITS = new MathContext(12);

  private final String diff;
  private final FileSwap.Change change;

  private InstrumentParamsUpdate(String diff, FileSwap.Change change) {
    this.diff = diff;
    this.change = change;
  }

  /**
   * Plans the change.
   *
   * @param root folder of the installation
   * @param strategy its name in the configuration
   * @param values by symbol, numbers by name of the parameter, as the strategy's schema allows them
   * @throws ConfigException if the file is there and cannot be read
   */
  public static InstrumentParamsUpdate plan(
      Path root, String strategy, Map<String, Map<String, Number>> values) {
    String name = "config/" + strategy + "_instrument_params.json";
    Path file = root.toAbsolutePath().normalize().resolve(name);
    Problems problems = new Problems();
    Optional<byte[]> before = Optional.empty();
    String text = "";
    Map<String, Map<String, Object>> merged = new LinkedHashMap<>();
    if (Files.exists(file)) {
      before = Optional.of(bytes(file, name, problems));
      text = TextFile.decode(before.get(), name, problems);
      read(JsonTree.parse(name, text, problems), problems, merged);
      problems.throwIfAny();
    }
    values.forEach(
        (symbol, own) -> merged.computeIfAbsent(symbol, none -> new LinkedHashMap<>()).putAll(own));
    String after = json(merged);
    return new InstrumentParamsUpdate(
        LineDiff.of(name, text, after), new FileSwap.Change(file, before, after.getBytes(UTF_8)));
  }

  private static byte[] bytes(Path file, String name, Problems problems) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw problems.stop(
          Location.of(name),
          "cannot be read: " + e.getClass().getSimpleName() + " on " + e.getMessage(),
          "check the file");
    }
  }

  private static void read(Node root, Problems problems, Map<String, Map<String, Object>> into) {
    if (!(root instanceof Node.Mapping mapping)) {
      problems.add(root.at(), "", "is " + root.kind(), "an object with symbols as keys", "");
      return;
    }
    for (Node.Entry entry : mapping.entries()) {
      Map<String, Object> own = new LinkedHashMap<>();
      into.put(entry.key().text(), own);
      if (entry.value() instanceof Node.Mapping values) {
        values.entries().forEach(value -> own.put(value.key().text(), value.value()));
      } else {
        problems.add(
            entry.value().at(), entry.key().text(), "is " + entry.value().kind(), "an object", "");
      }
    }
  }

  private static String json(Map<String, Map<String, Object>> merged) {
    StringWriter text = new StringWriter();
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                PrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      for (Map.Entry<String, Map<String, Object>> symbol : merged.entrySet()) {
        json.writeObjectFieldStart(symbol.getKey());
        for (Map.Entry<String, Object> value : symbol.getValue().entrySet()) {
          json.writeFieldName(value.getKey());
          if (value.getValue() instanceof Node kept) {
            write(json, kept);
          } else {
            json.writeNumber(plain((Number) value.getValue()));
          }
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be written", e);
    }
    return text.append('\n').toString();
  }

  /** As it stands in the file: numbers keep their digits. */
  private static void write(JsonGenerator json, Node node) throws IOException {
    if (node instanceof Node.Scalar scalar) {
      if (scalar.quoted()) {
        json.writeString(scalar.text());
      } else {
        json.writeRawValue(scalar.text());
      }
    } else if (node instanceof Node.Items list) {
      json.writeStartArray();
      for (Node item : list.items()) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (node instanceof Node.Mapping mapping) {
      json.writeStartObject();
      for (Node.Entry entry : mapping.entries()) {
        json.writeFieldName(entry.key().text());
        write(json, entry.value());
      }
      json.writeEndObject();
    }
  }

  private static String plain(Number value) {
    return value instanceof Integer
        ? value.toString()
        : new BigDecimal(value.doubleValue())
            .round(TWELVE_DIGITS)
            .stripTrailingZeros()
            .toPlainString();
  }

  /** What changes, as of {@code diff -u}; empty if nothing does. */
  public String diff() {
    return diff;
  }

  /** The file. */
  public Path file() {
    return change.path();
  }

  /**
   * Replaces the file at once; the old one stays beside it with the ending {@code .bak}.
   *
   * @param now names the copy
   * @return the copy of the old file, if there was one
   * @throws ConfigException if the file has been changed since this was planned, or cannot be
   *     written; nothing has changed then
   */
  public List<Path> apply(Instant now) {
    return diff.isEmpty() ? List.of() : FileSwap.apply(List.of(change), now);
  }
}
