package io.multialpha.host.config;

import java.util.List;
import java.util.Optional;

/** What a file says, before anything is known of its meaning: text, lists and mappings. */
sealed interface Node {
  /** Where it begins. */
  Location at();

  /** The value of a key, if this is a mapping that has it. */
  static Optional<Node> child(Node node, String key) {
    return node instanceof Mapping mapping
        ? mapping.entries().stream()
            .filter(entry -> entry.key().text().equals(key))
            .map(Entry::value)
            .findFirst()
        : Optional.empty();
  }

  /** What it is called in a sentence, with its article. */
  String kind();

  /**
   * Text.
   *
   * @param quoted whether it was written in quotes, so that it is no number and no flag
   */
  record Scalar(Location at, String text, boolean quoted) implements Node {
    private static final int LONGEST = 60;

    @Override
    public String kind() {
      return "a single value";
    }

    /** Whether nothing is given at all. */
    boolean isEmpty() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }

    /** The text for a sentence: shortened, control characters made visible, quoted if it was. */
    String shown() {
      String shown = shown(text);
      return quoted || Literal.number(text).isEmpty() ? '"' + shown + '"' : shown;
    }

    static String shown(String text) {
      StringBuilder shown = new StringBuilder();
      text.codePoints()
          .limit(LONGEST)
          .forEach(
              point -> {
                if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                  shown.append(' ');
                } else {
                  shown.appendCodePoint(point);
                }
              });
      return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown.toString();
    }
  }

  /** A list. */
  record Items(Location at, List<Node> items) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys with values, in file order, perhaps with duplicates. */
  record Mapping(Location at, List<Entry> entries) implements Node {
    @Override
    public String kind() {
      return "a section with keys";
    }
  }

  /** One key of a mapping with its value. */
  record Entry(Scalar key, Node value) {}
}
