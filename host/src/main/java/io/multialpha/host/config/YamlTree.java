package io.multialpha.host.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Builds nodes from YAML, straight from the parser's events: nothing is ever resolved to a type or
 * an object, so {@code 6E}, {@code NO} and {@code 0930} stay the text they are.
 *
 * <p>Anchors and aliases are read, up to {@value #MOST_ALIASES} in a file. Tags and merge keys
 * ({@code <<}) are refused: a section that inherits has its values in two places.
 */
final class YamlTree {
  private static final int MOST_ALIASES = 20;
  private static final int DEEPEST = 20;

  private final String file;
  private final Parser parser;
  private final Problems problems;
  private final Map<String, Node> anchors = new HashMap<>();
  private int aliases;

  /** The latest text in quotes, which may be one that was closed by the next one's quote. */
  private Optional<ScalarEvent> quoted = Optional.empty();

  private YamlTree(String file, String text, Problems problems) {
    this.file = file;
    this.problems = problems;
    parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
  }

  /**
   * The only document of a text.
   *
   * @throws ConfigException if it is no YAML, empty, or more than one document
   */
  static Node parse(String file, String text, Problems problems) {
    YamlTree tree = new YamlTree(file, text, problems);
    try {
      return tree.document();
    } catch (MarkedYAMLException broken) {
      throw tree.refuse(broken);
    } catch (YAMLException broken) {
      throw problems.stop(
          Location.of(file), "is not valid YAML: " + broken.getMessage(), "correct the file");
    }
  }

  private ConfigException refuse(MarkedYAMLException broken) {
    Mark mark = broken.getProblemMark() == null ? broken.getContextMark() : broken.getProblemMark();
    Location at = locationOf(file, mark);
    if (quoted.isPresent() && endsOnLaterLine(quoted.get(), mark.getLine())) {
      return problems.stop(
          locationOf(file, quoted.get().getStartMark()),
          "not valid YAML: the quote that begins here is closed on line " + at.line() + " only",
          "close it where its text ends, or correct line " + at.line());
    }
    int[] buffer = mark.getBuffer();
    int pointer = mark.getPointer();
    if (pointer < buffer.length && buffer[pointer] == '\t') {
      return problems.stop(at, "a tab where YAML wants spaces", "indent with spaces");
    }
    if (pointer < buffer.length
        && pointer > 0
        && buffer[pointer] == '{'
        && buffer[pointer - 1] == '$') {
      return problems.stop(
          at, "a variable without quotes inside { } or [ ]", "write it as \"${NAME}\"");
    }
    return problems.stop(
        at,
        "not valid YAML: " + context(broken) + broken.getProblem(),
        isUnclosed(broken)
            ? "close it there, or correct this line"
            : "correct this line or its indentation");
  }

  /** Whether a text in quotes spans lines, up to this one. */
  private static boolean endsOnLaterLine(ScalarEvent text, int line) {
    return text.getStartMark().getLine() < line && text.getEndMark().getLine() == line;
  }

  /** What was being read, and where it begins: what is not closed may be told many lines later. */
  private static String context(MarkedYAMLException broken) {
    if (broken.getContext() == null) {
      return "";
    }
    Mark begin = broken.getContextMark();
    String place =
        begin == null
            ? ""
            : " that begins on line "
                + (begin.getLine() + 1)
                + ", column "
                + (begin.getColumn() + 1);
    return broken.getContext().strip() + place + ", ";
  }

  /** Whether a quote or bracket begins on an earlier line. */
  private static boolean isUnclosed(MarkedYAMLException broken) {
    Mark begin = broken.getContextMark();
    Mark end = broken.getProblemMark();
    return begin != null
        && end != null
        && begin.getLine() < end.getLine()
        && (broken.getContext().contains(" flow ") || broken.getContext().contains(" quoted "));
  }

  private Node document() {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      throw problems.stop(Location.of(file), "is empty", "it needs at least a strategies section");
    }
    parser.getEvent();
    Node root = node(0);
    parser.getEvent();
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      throw problems.stop(
          locationOf(file, parser.getEvent().getStartMark()),
          "a second document begins",
          "one file holds one document, remove the ---");
    }
    return root;
  }

  private Node node(int depth) {
    NodeEvent event = (NodeEvent) parser.getEvent();
    Location at = locationOf(file, event.getStartMark());
    if (depth > DEEPEST) {
      throw problems.stop(at, "nested more than " + DEEPEST + " deep", "nothing here is that deep");
    }
    Node node;
    if (event instanceof AliasEvent) {
      return alias(event.getAnchor(), at);
    } else if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), at);
      node = new Node.Scalar(at, scalar.getValue(), !scalar.isPlain());
      if (scalar.isDQuoted() || scalar.isSQuoted()) {
        quoted = Optional.of(scalar);
      }
    } else {
      refuseTag(((CollectionStartEvent) event).getTag(), at);
      node = event.getEventId() == Event.ID.SequenceStart ? items(at, depth) : mapping(at, depth);
    }
    if (event.getAnchor() != null) {
      anchors.put(event.getAnchor(), node);
    }
    return node;
  }

  private Node alias(String name, Location at) {
    if (++aliases > MOST_ALIASES) {
      throw problems.stop(
          at, "more than " + MOST_ALIASES + " aliases in one file", "write the values out");
    }
    Node node = anchors.get(name);
    if (node == null) {
      throw problems.stop(
          at, "alias *" + name + " stands for nothing above it", "write the value out");
    }
    return node;
  }

  private Node items(Location at, int depth) {
    List<Node> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(depth + 1));
    }
    parser.getEvent();
    return new Node.Items(at, List.copyOf(items));
  }

  private Node mapping(Location at, int depth) {
    List<Node.Entry> entries = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Node key = node(depth + 1);
      Node value = node(depth + 1);
      if (!(key instanceof Node.Scalar name)) {
        problems.add(key.at(), "", "the key is " + key.kind(), "a name", "");
      } else if (name.text().equals("<<") && !name.quoted()) {
        problems.add(name.at(), "", "merge key <<", "", "write the values out");
      } else {
        entries.add(new Node.Entry(name, value));
      }
    }
    parser.getEvent();
    return new Node.Mapping(at, List.copyOf(entries));
  }

  private void refuseTag(String tag, Location at) {
    if (tag != null && !tag.equals("!")) {
      problems.add(at, "", "tag " + Node.Scalar.shown(tag), "", "remove the tag, none is read");
    }
  }

  private static Location locationOf(String file, Mark mark) {
    return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
