package io.multialpha.host.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A part of a YAML text, by where it begins and ends in it, so that it can be changed there and
 * everything else left as it is.
 *
 * @param kind what it is
 * @param start index of its first character
 * @param end index after its last; of a block, after its last value
 * @param flow whether it is a collection in brackets or braces
 * @param reused what lets it stand elsewhere too: {@code &name} or {@code *name}; empty for nothing
 * @param text value of a scalar
 * @param plain whether a scalar is written without quotes and not as a block
 * @param items of a list
 * @param entries of a mapping
 */
record YamlSpan(
    Kind kind,
    int start,
    int end,
    boolean flow,
    String reused,
    String text,
    boolean plain,
    List<YamlSpan> items,
    List<Entry> entries) {

  enum Kind {
    SCALAR,
    LIST,
    MAPPING,
    ALIAS
  }

  /** One key with its value. */
  record Entry(YamlSpan key, YamlSpan value) {}

  /**
   * The only document of a text that has been found to be valid.
   *
   * @param text without a byte order mark
   */
  static YamlSpan parse(String text) {
    Parser parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
    parser.getEvent();
    parser.getEvent();
    return new Reader(text, parser).span();
  }

  /** The values of a key; more than one if it is there twice. */
  List<YamlSpan> all(String key) {
    return entries.stream()
        .filter(entry -> entry.key().text().equals(key))
        .map(Entry::value)
        .toList();
  }

  /** The value of a key. */
  Optional<YamlSpan> child(String key) {
    return all(key).stream().findFirst();
  }

  /** Whether nothing is written. */
  boolean isNothing() {
    return kind == Kind.SCALAR && start == end;
  }

  /** What it says, without how it is written: texts, lists and maps. */
  Object content() {
    return switch (kind) {
      case SCALAR, ALIAS -> text;
      case LIST -> items.stream().map(YamlSpan::content).toList();
      case MAPPING -> contents();
    };
  }

  /** The content of a mapping by key, in its order. */
  Map<String, Object> contents() {
    Map<String, Object> contents = new LinkedHashMap<>();
    entries.forEach(entry -> contents.put(entry.key().text(), entry.value().content()));
    return contents;
  }

  private static final class Reader {
    private final String text;
    private final Parser parser;
    private int lastPoint;
    private int lastIndex;

    Reader(String text, Parser parser) {
      this.text = text;
      this.parser = parser;
    }

    YamlSpan span() {
      NodeEvent event = (NodeEvent) parser.getEvent();
      int start = index(event.getStartMark());
      int end = index(event.getEndMark());
      if (event instanceof AliasEvent) {
        String name = "*" + event.getAnchor();
        return new YamlSpan(Kind.ALIAS, start, end, false, name, name, false, List.of(), List.of());
      }
      String reused = event.getAnchor() == null ? "" : "&" + event.getAnchor();
      if (event instanceof ScalarEvent scalar) {
        boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        return new YamlSpan(
            Kind.SCALAR, start, end, false, reused, scalar.getValue(), plain, List.of(), List.of());
      }
      boolean flow = ((CollectionStartEvent) event).getFlowStyle() == FlowStyle.FLOW;
      return event.getEventId() == Event.ID.SequenceStart
          ? list(start, flow, reused)
          : mapping(start, flow, reused);
    }

    private YamlSpan list(int start, boolean flow, String reused) {
      List<YamlSpan> items = new ArrayList<>();
      int end = start;
      while (!parser.checkEvent(Event.ID.SequenceEnd)) {
        items.add(span());
        end = items.get(items.size() - 1).end;
      }
      int closed = index(parser.getEvent().getEndMark());
      return new YamlSpan(
          Kind.LIST, start, flow ? closed : end, flow, reused, "", false, items, List.of());
    }

    private YamlSpan mapping(int start, boolean flow, String reused) {
      List<Entry> entries = new ArrayList<>();
      int end = start;
      while (!parser.checkEvent(Event.ID.MappingEnd)) {
        entries.add(new Entry(span(), span()));
        end = entries.get(entries.size() - 1).value.end;
      }
      int closed = index(parser.getEvent().getEndMark());
      return new YamlSpan(
          Kind.MAPPING, start, flow ? closed : end, flow, reused, "", false, List.of(), entries);
    }

    /** Marks count code points, texts count characters. */
    private int index(Mark mark) {
      int point = mark.getIndex();
      lastIndex = text.offsetByCodePoints(lastIndex, point - lastPoint);
      lastPoint = point;
      return lastIndex;
    }
  }
}
