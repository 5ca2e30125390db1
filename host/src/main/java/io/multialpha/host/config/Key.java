package io.multialpha.host.config;

import io.multialpha.api.params.Param;
import io.multialpha.api.params.ParamType;
import io.multialpha.host.feature.FeatureCatalog;
import java.util.Objects;
import java.util.Optional;

/**
 * One key of a section: its one declaration.
 *
 * @param name as written in the file
 * @param shape what its value may be
 * @param fallback value where the file gives none
 * @param fallbackWords the same for people, or what happens where there is no such value
 * @param required whether the file must give it
 * @param used whether this version acts on it
 * @param doc one line for people
 */
record Key(
    String name,
    Shape shape,
    Optional<Object> fallback,
    String fallbackWords,
    boolean required,
    boolean used,
    String doc) {
  Key {
    Objects.requireNonNull(shape, name);
    if (doc.isBlank()) {
      throw new IllegalArgumentException("key " + name + " has no doc text");
    }
  }

  /** A key declared as a parameter, with its default; one that names no features. */
  static Key of(Param param) {
    return of(param, FeatureCatalog.standard());
  }

  /**
   * A key declared as a parameter, with its default.
   *
   * @param features that its value can name
   */
  static Key of(Param param, FeatureCatalog features) {
    return new Key(
        param.name(),
        param.type() == ParamType.FILTERS
            ? new FiltersShape(param, features)
            : new ParamShape(param),
        Optional.of(param.defaultValue()),
        param.format(param.defaultValue()),
        false,
        true,
        param.doc());
  }

  /** A key without a default. */
  static Key of(String name, Shape shape, String doc) {
    return new Key(name, shape, Optional.empty(), "none", false, true, doc);
  }

  /** The same with a default. */
  Key or(Object value) {
    return new Key(name, shape, Optional.of(value), shape.format(value), required, used, doc);
  }

  /** The same without a default; the words say what happens then. */
  Key orElse(String words) {
    return new Key(name, shape, Optional.empty(), words, required, used, doc);
  }

  /** The same, but the file must give it. */
  Key must() {
    return new Key(name, shape, Optional.empty(), "required", true, used, doc);
  }

  /** The same, but its value must not be a variable. */
  Key writtenOut() {
    return new Key(name, new WrittenOut(shape), fallback, fallbackWords, required, used, doc);
  }

  /** The same, but this version does not act on it. */
  Key idle() {
    return new Key(name, shape, fallback, fallbackWords, required, false, doc);
  }
}
