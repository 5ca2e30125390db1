package io.multialpha.host.config;

import java.util.Locale;

/** The words of the file that stand for constants: the constant's name in lower case. */
final class Choices {
  private Choices() {}

  static <E extends Enum<E>> E of(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
