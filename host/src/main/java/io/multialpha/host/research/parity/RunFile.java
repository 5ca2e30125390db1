package io.multialpha.host.research.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code params.json} of a recorded run. Collects all that is wrong in it; read by one thread. */
final class RunFile {
  private static final List<String> READ =
      List.of(
          "panel",
          "symbol",
          "params",
          "fill",
          "slippage_fixed",
          "daily_label",
          "feeds",
          "ml",
          "ml_threshold",
          "ml_features",
          "max_period",
          "features_from",
          "n_trades",
          "point_value",
          "commission_per_side");

  /** Said of the run, and of no matter when it is run again. */
  private static final List<String> NOTED =
      List.of(
          "run",
          "hourly_feed_timeframe",
          "data0",
          "next_calls",
          "sum_pnl_usd",
          "exit_reasons",
          "open_at_end",
          "bad_orders",
          "pair_symbol",
          "rsi2_symbol");

  private final String name;
  private final JsonNode root;
  private final List<String> problems = new ArrayList<>();

  private RunFile(String name, JsonNode root) {
    this.name = name;
    this.root = root;
  }

  static RunFile read(Path path) throws IOException {
    String name = Shown.of(path);
    if (!Files.isRegularFile(path)) {
      throw new ParityException(
          name + ": is missing; it says what the run was set up with, see docs/parity.md.");
    }
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(path.toFile());
    } catch (JsonProcessingException e) {
      throw new ParityException(
          name
              + ":"
              + e.getLocation().getLineNr()
              + ": is no JSON: "
              + JsonFault.of(e.getOriginalMessage()));
    }
    if (!root.isObject()) {
      throw new ParityException(name + ": expected a JSON object.");
    }
    RunFile file = new RunFile(name, root);
    List<String> known = new ArrayList<>(READ);
    known.addAll(NOTED);
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!known.contains(field.getKey())) {
        file.problems.add(
            name
                + ": "
                + field.getKey()
                + " is no key of it, "
                + CsvTable.meant(field.getKey(), known));
      }
    }
    return file;
  }

  /** Notes that a value will not do. */
  void refuse(String key, String expected) {
    JsonNode found = root.at("/" + key.replace('.', '/'));
    problems.add(
        name
            + ": "
            + key
            + (found.isMissingNode() ? " is missing" : " is " + brief(found))
            + ", expected "
            + expected
            + ".");
  }

  private static String brief(JsonNode value) {
    String text = value.toString();
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }

  String text(String key, String otherwise) {
    JsonNode value = root.path(key);
    if (value.isTextual()) {
      return value.asText();
    }
    if (!value.isMissingNode()) {
      refuse(key, "a text");
    }
    return otherwise;
  }

  List<String> texts(String key, boolean required) {
    JsonNode value = root.path(key);
    List<String> texts = new ArrayList<>();
    boolean good = value.isArray() || (value.isMissingNode() && !required);
    for (JsonNode each : value) {
      good &= each.isTextual();
      texts.add(each.asText());
    }
    if (!good) {
      refuse(key, "a list of names");
    }
    return texts;
  }

  /**
   * A number.
   *
   * @param otherwise what it is where it is missing; NaN if it must be there
   */
  double atLeastZero(String key, double otherwise) {
    JsonNode value = root.path(key);
    if (value.isMissingNode() && !Double.isNaN(otherwise)) {
      return otherwise;
    }
    if (!value.isNumber() || !(value.asDouble() >= 0)) {
      refuse(key, "a number from 0 on");
      return 0;
    }
    return value.asDouble();
  }

  double positive(String key) {
    JsonNode value = root.path(key);
    if (!value.isNumber() || !(value.asDouble() > 0)) {
      refuse(key, "a number above 0");
      return 1;
    }
    return value.asDouble();
  }

  /** The strategy's parameters: numbers, flags and texts by name; to be changed as one likes. */
  Map<String, Object> params() {
    Map<String, Object> params = new LinkedHashMap<>();
    JsonNode given = root.path("params");
    if (!given.isObject() && !given.isMissingNode()) {
      refuse("params", "an object");
    }
    for (Map.Entry<String, JsonNode> param : given.properties()) {
      JsonNode value = param.getValue();
      if (value.isBoolean()) {
        params.put(param.getKey(), value.asBoolean());
      } else if (value.isInt()) {
        params.put(param.getKey(), value.asInt());
      } else if (value.isNumber()) {
        params.put(param.getKey(), value.asDouble());
      } else if (value.isTextual()) {
        params.put(param.getKey(), value.asText());
      } else {
        refuse("params." + param.getKey(), "a number, a text, true or false");
      }
    }
    return params;
  }

  /**
   * Ends the reading.
   *
   * @throws ParityException if anything was wrong
   */
  void check() {
    if (!problems.isEmpty()) {
      throw ParityException.of(problems);
    }
  }

  /** Checks how many trades there are against what the file says, if it does. */
  void requireTrades(int trades) {
    JsonNode said = root.path("n_trades");
    if (!said.isMissingNode() && said.asInt(-1) != trades) {
      refuse("n_trades", trades + ", which is how many trades.csv beside it has");
      check();
    }
  }
}
