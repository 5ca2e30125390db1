package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names with texts. */
record Pairs(String allowed) implements Shape {
  @Override
  public Optional<Object> read(Node node, String path, Reading reading) {
    if (!(node instanceof Node.Mapping mapping)) {
      reading.problems().add(node.at(), path, "is " + node.kind(), allowed, "");
      return Optional.empty();
    }
    Map<String, Located> pairs = new LinkedHashMap<>();
    Entries.forEach(
        mapping,
        path,
        reading.problems(),
        (key, value) ->
            reading
                .text(value, Entries.join(path, key.text()), "a text")
                .ifPresent(
                    text -> pairs.put(key.text(), new Located(text.value().strip(), value.at()))));
    return Optional.of(Ordered.copyOf(pairs));
  }

  @Override
  public void describe(ObjectNode schema) {
    schema.put("type", "object").putObject("additionalProperties").put("type", "string");
  }
}
