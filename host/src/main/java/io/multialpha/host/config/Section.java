package io.multialpha.host.config;

import io.multialpha.api.params.ParamsSchema;
import io.multialpha.host.feature.FeatureCatalog;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The keys that may stand together, in the order in which they are documented. */
final class Section {
  private final Map<String, Key> keys = new LinkedHashMap<>();
  private final boolean open;
  private final Predicate<String> strangers;
  private final String cure;

  private Section(Collection<Key> keys, boolean open, Predicate<String> strangers, String cure) {
    this.open = open;
    this.strangers = strangers;
    this.cure = cure;
    for (Key key : keys) {
      if (this.keys.put(key.name(), key) != null) {
        throw new IllegalArgumentException("key " + key.name() + " is declared twice");
      }
    }
  }

  /**
   * These keys and no others.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  static Section of(Key... keys) {
    return new Section(List.of(keys), false, name -> false, "");
  }

  /** These keys, and others that are passed over: for files that other programs write. */
  static Section open(Key... keys) {
    return new Section(List.of(keys), true, name -> false, "");
  }

  /** The parameters of a policy as a section. */
  static Section of(ParamsSchema schema) {
    return of(schema, FeatureCatalog.standard());
  }

  /**
   * The parameters of a strategy as a section.
   *
   * @param features that filters among them can name
   */
  static Section of(ParamsSchema schema, FeatureCatalog features) {
    return new Section(
        schema.all().stream().map(param -> Key.of(param, features)).toList(),
        false,
        name -> false,
        "");
  }

  /**
   * The same; of unknown names for which this holds it is said where they belong.
   *
   * @param cure what is said then
   */
  Section elsewhere(Predicate<String> names, String cure) {
    return new Section(keys.values(), open, names, cure);
  }

  Collection<Key> keys() {
    return keys.values();
  }

  Set<String> names() {
    return Collections.unmodifiableSet(keys.keySet());
  }

  Key key(String name) {
    Key key = keys.get(name);
    if (key == null) {
      throw new IllegalArgumentException("no key " + name + " is declared");
    }
    return key;
  }

  /**
   * Reads what a file gives for this section; every problem is told, what is right is kept.
   *
   * @param path of the section, empty for the whole file
   */
  Fields read(Node node, String path, Reading reading) {
    Map<String, Fields.Field> given = new LinkedHashMap<>();
    if (node instanceof Node.Mapping mapping) {
      Entries.forEach(
          mapping,
          path,
          reading.problems(),
          (name, value) ->
              field(name, value, path, reading).ifPresent(field -> given.put(name.text(), field)));
      requireAll(mapping, path, reading.problems());
    } else if (!(node instanceof Node.Scalar scalar && scalar.isEmpty())) {
      reading.problems().add(node.at(), path, "is " + node.kind(), "a section with keys", "");
    } else {
      requireAll(new Node.Mapping(node.at(), List.of()), path, reading.problems());
    }
    return new Fields(this, path, node, given);
  }

  private Optional<Fields.Field> field(Node.Scalar name, Node value, String path, Reading reading) {
    String full = Entries.join(path, name.text());
    Key key = keys.get(name.text());
    if (key == null && open) {
      return Optional.empty();
    }
    if (key == null) {
      String suggestion =
          strangers.test(name.text()) ? cure : Suggestion.orAll(name.text(), keys.keySet());
      reading.problems().add(name.at(), full, "unknown key", "", suggestion);
      return Optional.empty();
    }
    Reading strictness = key.used() ? reading : reading.where(Reading.Unset.IGNORED);
    return key.shape()
        .read(value, full, strictness)
        .map(read -> new Fields.Field(read, value.at()));
  }

  private void requireAll(Node.Mapping mapping, String path, Problems problems) {
    for (Key key : keys.values()) {
      if (key.required()
          && mapping.entries().stream().noneMatch(e -> e.key().text().equals(key.name()))) {
        problems.add(
            mapping.at(), Entries.join(path, key.name()), "is missing", key.shape().allowed(), "");
      }
    }
  }
}
