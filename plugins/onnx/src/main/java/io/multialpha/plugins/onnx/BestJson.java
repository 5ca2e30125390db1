package io.multialpha.plugins.onnx;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.multialpha.api.model.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metadata of a bundle.
 *
 * @param threshold smallest probability at which an entry is taken
 * @param features names of the inputs in order; empty if it names none
 * @param all everything in it, nulls left out but for that of a list of features, which is empty
 */
record BestJson(double threshold, List<String> features, Map<String, Object> all) {
  private static final int DEEPEST = 50;
  private static final String FEATURES = "Features";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  /**
   * Reads the file.
   *
   * @throws ModelLoadException with a sentence, if it is no such file or not for this symbol
   */
  static BestJson read(Path file, String symbol) throws ModelLoadException {
    Map<String, Object> all = object(file);
    if (!symbol.equals(all.get("Symbol"))) {
      throw new ModelLoadException(
          file + " is not for " + symbol + "; its Symbol must be \"" + symbol + "\".");
    }
    if (!(all.get("Prod_Threshold") instanceof Number threshold)
        || !(threshold.doubleValue() > 0 && threshold.doubleValue() < 1)) {
      throw new ModelLoadException(
          file + " has no Prod_Threshold above 0 and below 1; add it or correct it.");
    }
    return new BestJson(threshold.doubleValue(), names(all.get(FEATURES), file), all);
  }

  /** A list of names in a text of JSON; empty if it is nothing of that kind. */
  static List<Object> list(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return parser.nextToken() == JsonToken.START_ARRAY ? array(parser) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<String> names(Object found, Path file) throws ModelLoadException {
    if (found == null) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    if (found instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof String name && !name.isBlank()) {
          names.add(name);
        }
      }
      if (!names.isEmpty()
          && names.size() == list.size()
          && new HashSet<>(names).size() == names.size()) {
        return names;
      }
    }
    throw new ModelLoadException(
        file + ": Features is no list of different names; expected one name per input.");
  }

  private static Map<String, Object> object(Path file) throws ModelLoadException {
    try (JsonParser parser = FACTORY.createParser(Files.readString(file))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ModelLoadException(file + " is no JSON object; expected { \"Symbol\": ... }.");
      }
      Map<String, Object> all = object(parser);
      if (parser.nextToken() != null) {
        throw new ModelLoadException(file + " goes on after its JSON object; remove the rest.");
      }
      return all;
    } catch (JsonProcessingException e) {
      throw new ModelLoadException(
          file
              + " is no JSON at line "
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + "; write it anew.",
          e);
    } catch (IOException e) {
      throw new ModelLoadException(file + " cannot be read as a text of UTF-8; check the file.", e);
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      Object value = value(parser);
      if (value != null) {
        object.put(key, value);
      } else if (key.equals(FEATURES)) {
        object.put(key, List.of());
      }
    }
    return object;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    boolean names = FEATURES.equals(parser.getParsingContext().getParent().getCurrentName());
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(parser);
      // Left out, a name that is missing would move all that follow to other inputs.
      if (value != null || names) {
        list.add(value == null ? "" : value);
      }
    }
    return list;
  }

  /** Null for JSON's null. */
  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_NULL -> null;
      default -> parser.getText();
    };
  }
}
