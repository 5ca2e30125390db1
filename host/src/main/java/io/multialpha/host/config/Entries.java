package io.multialpha.host.config;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Goes through the entries of a mapping, of which no key may come twice. */
final class Entries {
  private Entries() {}

  /** Calls for each entry in file order; a key that came before is a problem and left out. */
  static void forEach(
      Node.Mapping mapping, String path, Problems problems, BiConsumer<Node.Scalar, Node> action) {
    Map<String, Location> before = new HashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      String name = entry.key().text();
      Location first = before.putIfAbsent(name, entry.key().at());
      if (first == null) {
        action.accept(entry.key(), entry.value());
      } else {
        problems.add(
            entry.key().at(),
            join(path, name),
            "the key is given twice, first on line " + first.line(),
            "",
            "keep one");
      }
    }
  }

  static String join(String path, String name) {
    String shown = Node.Scalar.shown(name);
    return path.isEmpty() ? shown : path + "." + shown;
  }
}
