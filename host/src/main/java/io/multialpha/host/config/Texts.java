package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of texts, none twice, taken as they are written: {@code NO} is no flag, {@code 1e5} no
 * number.
 */
record Texts(String allowed, boolean mayBeEmpty) implements Shape {
  @Override
  public Optional<Object> read(Node node, String path, Reading reading) {
    Problems problems = reading.problems();
    if (!(node instanceof Node.Items items)) {
      problems.add(node.at(), path, "is " + node.kind(), allowed, "");
      return Optional.empty();
    }
    if (items.items().isEmpty() && !mayBeEmpty) {
      problems.add(node.at(), path, "is an empty list", allowed, "");
      return Optional.empty();
    }
    List<Located> texts = new ArrayList<>();
    for (Node item : items.items()) {
      reading
          .text(item, path, allowed)
          .map(text -> new Located(text.value().strip(), item.at()))
          .filter(located -> isNew(located, texts, path, problems))
          .ifPresent(texts::add);
    }
    return Optional.of(List.copyOf(texts));
  }

  private boolean isNew(Located item, List<Located> before, String path, Problems problems) {
    if (item.text().isEmpty()) {
      problems.add(item.at(), path, "has a blank item", allowed, "");
      return false;
    }
    for (Located other : before) {
      if (other.text().equals(item.text())) {
        problems.add(
            item.at(),
            path,
            Node.Scalar.shown(item.text()) + " is listed twice, first on line " + other.at().line(),
            "",
            "keep one");
        return false;
      }
    }
    return true;
  }

  @Override
  public void describe(ObjectNode schema) {
    schema.put("type", "array").put("uniqueItems", true);
    if (!mayBeEmpty) {
      schema.put("minItems", 1);
    }
    // What the reader takes as text, as 1e5 or NO, is another type to an editor.
    schema.putObject("items").putArray("type").add("string").add("number").add("boolean");
  }
}
