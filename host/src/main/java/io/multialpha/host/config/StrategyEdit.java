package io.multialpha.host.config;

import io.multialpha.host.PlainNumber;
import io.multialpha.host.config.YamlSpan.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes the instruments and limits of one strategy in the text of a configuration, and not a
 * character besides.
 */
final class StrategyEdit {
  private static final String POSITIONS = "max_positions";
  private static final String STOP = "daily_stop_loss";
  private static final String INSTRUMENTS = "instruments";

  /** Where a key that is missing belongs: after the nearest of those before it. */
  private static final List<String> ORDER =
      List.of(
          "enabled",
          "strategy_type",
          "broker_account",
          "starting_cash",
          "models_path",
          POSITIONS,
          STOP,
          INSTRUMENTS);

  private final String file;
  private final String text;
  private final String strategy;
  private final YamlSpan root;
  private final List<Replacement> replacements = new ArrayList<>();

  /** What is to be in force. */
  record Wanted(List<String> symbols, int maxPositions, double dailyStopLoss) {
    /** Copies the list. */
    Wanted {
      symbols = List.copyOf(symbols);
    }
  }

  private record Replacement(int start, int end, String by) {}

  private StrategyEdit(String file, String text, String strategy) {
    this.file = file;
    this.text = text;
    this.strategy = strategy;
    this.root = YamlSpan.parse(text);
  }

  /**
   * The text with the strategy changed.
   *
   * @param file its name in sentences
   * @param text without a byte order mark; valid YAML
   * @throws ConfigException if it cannot be changed without touching something else
   */
  static String apply(String file, String text, String strategy, Wanted wanted) {
    StrategyEdit edit = new StrategyEdit(file, text, strategy);
    String edited = edit.edited(wanted);
    edit.requireNothingElseChanged(edited, wanted);
    return edited;
  }

  private String edited(Wanted wanted) {
    YamlSpan mapping = mapping(root);
    number(mapping, POSITIONS, wanted.maxPositions(), Integer.toString(wanted.maxPositions()));
    number(mapping, STOP, wanted.dailyStopLoss(), PlainNumber.of(wanted.dailyStopLoss()));
    instruments(mapping, wanted.symbols());
    replacements.sort(Comparator.comparingInt(Replacement::start));
    StringBuilder edited = new StringBuilder();
    int at = 0;
    for (Replacement each : replacements) {
      edited.append(text, at, each.start).append(each.by);
      at = each.end;
    }
    return edited.append(text, at, text.length()).toString();
  }

  private YamlSpan mapping(YamlSpan of) {
    YamlSpan strategies =
        of.child("strategies")
            .orElseThrow(() -> refusal(0, "", "there is no section strategies", "add one"));
    requireOwn(strategies, "strategies");
    List<YamlSpan> found = strategies.all(strategy);
    if (found.size() != 1) {
      List<String> names = strategies.entries().stream().map(e -> e.key().text()).toList();
      throw refusal(
          strategies.start(),
          "strategies",
          found.isEmpty() ? "there is no strategy " + strategy : strategy + " is there twice",
          found.isEmpty() ? Suggestion.orAll(strategy, names) : "remove one");
    }
    YamlSpan mapping = found.get(0);
    requireOwn(mapping, "strategies." + strategy);
    if (mapping.kind() != Kind.MAPPING || mapping.entries().isEmpty()) {
      throw refusal(
          mapping.start(), "strategies." + strategy, "has no keys", "write out its section first");
    }
    if (mapping.child("<<").isPresent()) {
      throw refusal(
          mapping.start(), "strategies." + strategy, "merge key <<", "write the values out");
    }
    return mapping;
  }

  private void number(YamlSpan mapping, String key, double wanted, String written) {
    Optional<YamlSpan> found = value(mapping, key);
    if (found.isEmpty()) {
      insert(mapping, key, written);
      return;
    }
    YamlSpan value = found.get();
    if (value.kind() != Kind.SCALAR) {
      throw refusal(value.start(), path(key), "is no single value", "write a number");
    }
    boolean same =
        value.plain()
            && Literal.number(value.text()).filter(n -> n.doubleValue() == wanted).isPresent();
    if (!same) {
      replace(value, written);
    }
  }

  private void instruments(YamlSpan mapping, List<String> symbols) {
    Optional<YamlSpan> found = value(mapping, INSTRUMENTS);
    String whole = "[" + String.join(", ", symbols) + "]";
    if (found.isEmpty()) {
      insert(mapping, INSTRUMENTS, whole);
      return;
    }
    YamlSpan list = found.get();
    if (list.kind() == Kind.SCALAR) {
      replace(list, whole);
      return;
    }
    if (list.kind() == Kind.MAPPING) {
      throw refusal(list.start(), path(INSTRUMENTS), "is a section", "write a list of symbols");
    }
    for (YamlSpan item : list.items()) {
      requireOwn(item, path(INSTRUMENTS));
      requireWrittenOut(item, INSTRUMENTS);
      if (item.kind() != Kind.SCALAR || text.substring(item.start(), item.end()).contains("\n")) {
        throw refusal(item.start(), path(INSTRUMENTS), "an item is no symbol", "correct it");
      }
    }
    if (list.items().stream().map(YamlSpan::text).toList().equals(symbols)) {
      return;
    }
    if (list.flow()) {
      flow(list, symbols);
    } else {
      BlockList block = new BlockList(text, list);
      replacements.add(
          new Replacement(block.start(), block.end(), block.with(symbols, lineFeed())));
    }
  }

  /** Keeps brackets, spaces and line breaks where they are. */
  private void flow(YamlSpan list, List<String> symbols) {
    List<YamlSpan> items = list.items();
    if (items.isEmpty()) {
      replacements.add(
          new Replacement(list.start(), list.end(), "[" + String.join(", ", symbols) + "]"));
      return;
    }
    List<String> between = new ArrayList<>();
    Map<String, String> written = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      YamlSpan item = items.get(i);
      written.put(item.text(), text.substring(item.start(), item.end()));
      if (i > 0) {
        between.add(text.substring(items.get(i - 1).end(), item.start()));
      }
    }
    int first = items.get(0).start();
    int last = items.get(items.size() - 1).end();
    String around = text.substring(list.start(), first) + text.substring(last, list.end());
    if (around.contains("#") || between.stream().anyMatch(part -> part.contains("#"))) {
      throw refusal(
          list.start(),
          path(INSTRUMENTS),
          "has comments within its brackets, which belong to single symbols",
          "write it as a list of lines with - first");
    }
    StringBuilder by = new StringBuilder();
    for (int i = 0; i < symbols.size(); i++) {
      if (i > 0) {
        by.append(i <= between.size() ? between.get(i - 1) : ", ");
      }
      by.append(written.getOrDefault(symbols.get(i), symbols.get(i)));
    }
    replacements.add(new Replacement(first, last, by.toString()));
  }

  private Optional<YamlSpan> value(YamlSpan mapping, String key) {
    List<YamlSpan> all = mapping.all(key);
    if (all.size() > 1) {
      throw refusal(all.get(1).start(), path(key), "is there twice", "remove one");
    }
    all.forEach(
        value -> {
          requireOwn(value, path(key));
          requireWrittenOut(value, key);
        });
    return all.stream().findFirst();
  }

  private void requireOwn(YamlSpan span, String path) {
    if (!span.reused().isEmpty()) {
      throw refusal(
          span.start(),
          path,
          (span.kind() == Kind.ALIAS ? "is the alias " : "has the anchor ") + span.reused(),
          "what stands in two places is not changed, write it out");
    }
  }

  private void requireWrittenOut(YamlSpan span, String key) {
    if (span.kind() == Kind.SCALAR && span.text().contains("${")) {
      throw refusal(
          span.start(),
          path(key),
          "comes from the variable " + Node.Scalar.shown(span.text()),
          "write the value out, or change the variable yourself");
    }
  }

  private void replace(YamlSpan value, String by) {
    replacements.add(
        new Replacement(value.start(), value.end(), value.isNothing() ? " " + by : by));
  }

  private void insert(YamlSpan mapping, String key, String value) {
    List<YamlSpan.Entry> entries = mapping.entries();
    if (mapping.flow()) {
      int at = entries.get(entries.size() - 1).value().end();
      replacements.add(new Replacement(at, at, ", " + key + ": " + value));
      return;
    }
    int keyStart = entries.get(0).key().start();
    int lineStart = text.lastIndexOf('\n', keyStart - 1) + 1;
    String indent = text.substring(lineStart, keyStart);
    String line = indent + key + ": " + value;
    int rank = ORDER.indexOf(key);
    for (int before = rank - 1; before >= 0; before--) {
      Optional<YamlSpan> found = mapping.child(ORDER.get(before));
      if (found.isPresent()) {
        int at = endOfLine(found.get().end());
        replacements.add(new Replacement(at, at, lineFeed() + line));
        return;
      }
    }
    replacements.add(new Replacement(lineStart, lineStart, line + lineFeed()));
  }

  private int endOfLine(int end) {
    int from = end;
    // A block of text ends on the line after its own.
    while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    int feed = text.indexOf('\n', from);
    if (feed < 0) {
      return text.length();
    }
    return feed > 0 && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
  }

  private String lineFeed() {
    int feed = text.indexOf('\n');
    return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
  }

  /** The last line of defence: what is written says what was asked for, and nothing else. */
  private void requireNothingElseChanged(String edited, Wanted wanted) {
    YamlSpan after = YamlSpan.parse(edited);
    YamlSpan now = after.child("strategies").flatMap(s -> s.child(strategy)).orElseThrow();
    boolean asked =
        now.child(POSITIONS).flatMap(n -> Literal.number(n.text())).orElse(0).doubleValue()
                == wanted.maxPositions()
            && now.child(STOP).flatMap(n -> Literal.number(n.text())).orElse(0).doubleValue()
                == wanted.dailyStopLoss()
            && now.child(INSTRUMENTS).orElseThrow().content().equals(wanted.symbols());
    if (!asked || !rest(root).equals(rest(after))) {
      throw refusal(
          0,
          "strategies." + strategy,
          "cannot be changed without changing something else",
          "change it by hand");
    }
  }

  private Object rest(YamlSpan of) {
    Map<String, Object> file = of.contents();
    if (file.get("strategies") instanceof Map<?, ?> strategies
        && strategies.get(strategy) instanceof Map<?, ?> mapping) {
      mapping.remove(POSITIONS);
      mapping.remove(STOP);
      mapping.remove(INSTRUMENTS);
    }
    return file;
  }

  private String path(String key) {
    return "strategies." + strategy + "." + key;
  }

  private ConfigException refusal(int at, String key, String found, String suggestion) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < at; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    Location place = new Location(file, line, at - lineStart + 1);
    return new ConfigException(List.of(new Problem(place, key, found, "", suggestion)));
  }
}
