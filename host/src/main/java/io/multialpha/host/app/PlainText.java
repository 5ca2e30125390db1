package io.multialpha.host.app;

/** Texts from files that nobody vouches for, made fit for a terminal. */
final class PlainText {
  private PlainText() {}

  /** The text with a question mark for each character that would move the cursor or worse. */
  static String of(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            point ->
                plain.appendCodePoint(
                    Character.isISOControl(point)
                            || Character.getType(point) == Character.FORMAT
                            || Character.getType(point) == Character.SURROGATE
                        ? '?'
                        : point));
    return plain.toString();
  }
}
