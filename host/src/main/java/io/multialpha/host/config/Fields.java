package io.multialpha.host.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file gives for the keys of one section, read and checked one by one. */
final class Fields {
  /**
   * A value that the file gives.
   *
   * @param value as its shape reads it
   * @param at where the value stands
   */
  record Field(Object value, Location at) {}

  private final Section section;
  private final String path;
  private final Node node;
  private final Map<String, Field> given;

  Fields(Section section, String path, Node node, Map<String, Field> given) {
    this.section = section;
    this.path = path;
    this.node = node;
    this.given = given;
  }

  /** A section that the file does not have. */
  static Fields none(Section section, String path, String file) {
    return new Fields(section, path, new Node.Mapping(Location.of(file), List.of()), Map.of());
  }

  Section section() {
    return section;
  }

  String path() {
    return path;
  }

  /** The full path of one key. */
  String path(String key) {
    return Entries.join(path, key);
  }

  /** Where the section begins. */
  Location at() {
    return node.at();
  }

  /** Where the key stands, or the section if the file does not have it. */
  Location at(String key) {
    return entry(key).map(entry -> entry.key().at()).orElse(at());
  }

  /** Whether the file has the key, even if its value could not be read. */
  boolean has(String key) {
    return entry(key).isPresent();
  }

  private Optional<Node.Entry> entry(String key) {
    if (!(node instanceof Node.Mapping mapping)) {
      return Optional.empty();
    }
    return mapping.entries().stream().filter(entry -> entry.key().text().equals(key)).findFirst();
  }

  /** What the file gives. */
  Optional<Field> given(String key) {
    section.key(key);
    return Optional.ofNullable(given.get(key));
  }

  /** What the file gives, or else the key's default. */
  <T> Optional<T> find(String key, Class<T> type) {
    Optional<Object> value = given(key).map(Field::value);
    return (value.isPresent() ? value : section.key(key).fallback()).map(type::cast);
  }

  /**
   * As {@link #find}, of a key that is required or has a default; only where no problem was found.
   */
  <T> T get(String key, Class<T> type) {
    return find(key, type)
        .orElseThrow(() -> new IllegalStateException(path(key) + " has no value"));
  }

  /** Where the value in force comes from: its line with its path, or that it is the default. */
  String origin(String key) {
    String of = path(key);
    return given(key)
        .map(field -> field.at().withoutColumn() + " (" + of + ")")
        .orElse("default of " + of);
  }

  int integer(String key) {
    return get(key, Integer.class);
  }

  double decimal(String key) {
    return get(key, Double.class);
  }

  boolean flag(String key) {
    return get(key, Boolean.class);
  }

  String text(String key) {
    return get(key, String.class);
  }

  /** The texts of a list with their places; empty if not given or wrong. */
  List<Located> texts(String key) {
    return given(key).map(field -> located(field.value())).orElse(List.of());
  }

  private static List<Located> located(Object value) {
    return ((List<?>) value).stream().map(Located.class::cast).toList();
  }

  /** The node of a part that is read later. */
  Optional<Node> part(String key) {
    return given(key).map(field -> (Node) field.value());
  }
}
