package io.multialpha.host.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/** The shapes that no parameter type of the api describes. */
final class Shapes {
  private Shapes() {}

  /**
   * A number above 0, a {@code Double}; which a {@code Param} with its closed bounds cannot say.
   */
  static Shape positive(String unit) {
    return new Positive(unit);
  }

  /** Any text, a {@code String}. */
  static Shape text(String allowed) {
    return new Word(allowed, Optional::of);
  }

  /** A text that is never printed, a {@link Secret}. */
  static Shape secret() {
    return new Hidden();
  }

  /** A folder or file, a {@code Path}, by itself not resolved against anything. */
  static Shape path() {
    return new Word("a path", Shapes::pathOf);
  }

  /** A time zone, a {@code ZoneId}. */
  static Shape zone() {
    return new Word("an IANA time zone such as America/Chicago", Shapes::zoneOf);
  }

  /** A currency, a {@code Currency}. */
  static Shape currency() {
    return new Word("an ISO 4217 currency code such as USD", Shapes::currencyOf);
  }

  /** A list of texts, none twice, a {@code List<Located>}. */
  static Shape list(String allowed) {
    return new Texts(allowed, true);
  }

  /** A list of at least one text, none twice, a {@code List<Located>}. */
  static Shape someOf(String allowed) {
    return new Texts(allowed, false);
  }

  /** Names with texts, a {@code Map<String, Located>}. */
  static Shape map(String allowed) {
    return new Pairs(allowed);
  }

  private static Optional<Object> pathOf(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException notAllowed) {
      return Optional.empty();
    }
  }

  private static Optional<Object> zoneOf(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<Object> currencyOf(String text) {
    try {
      return Optional.of(Currency.getInstance(text));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
