package io.multialpha.host.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of lines with dashes, from the line of its first item to that of its last. */
final class BlockList {
  private final String text;
  private final List<YamlSpan> items;

  BlockList(String text, YamlSpan list) {
    this.text = text;
    this.items = list.items();
  }

  int start() {
    return lineStart(items.get(0));
  }

  int end() {
    return lineEnd(items.get(items.size() - 1));
  }

  /**
   * Items that stay keep their line with its comment; a comment on lines of its own goes with the
   * item below it, or with the next that stays.
   */
  String with(List<String> symbols, String lineFeed) {
    Map<String, String> lines = new HashMap<>();
    StringBuilder above = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      YamlSpan item = items.get(i);
      if (i > 0) {
        above.append(
            text, Math.min(lineEnd(items.get(i - 1)) + 1, lineStart(item)), lineStart(item));
      }
      if (symbols.contains(item.text())) {
        lines.put(item.text(), above + text.substring(lineStart(item), contentEnd(item)));
        above.setLength(0);
      }
    }
    YamlSpan first = items.get(0);
    String dash = text.substring(lineStart(first), first.start());
    StringBuilder by = new StringBuilder();
    for (String symbol : symbols) {
      by.append(by.length() == 0 ? "" : lineFeed);
      by.append(lines.getOrDefault(symbol, dash + symbol));
    }
    if (above.length() > 0) {
      by.append(lineFeed).append(above.toString().stripTrailing());
    }
    return by.append(text, contentEnd(items.get(items.size() - 1)), end()).toString();
  }

  private int lineStart(YamlSpan item) {
    return text.lastIndexOf('\n', item.start() - 1) + 1;
  }

  /** Before the line feed. */
  private int lineEnd(YamlSpan item) {
    int feed = text.indexOf('\n', item.end());
    return feed < 0 ? text.length() : feed;
  }

  /** Before the line feed and a carriage return. */
  private int contentEnd(YamlSpan item) {
    int end = lineEnd(item);
    return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }
}
