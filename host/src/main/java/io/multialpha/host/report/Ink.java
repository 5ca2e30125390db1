package io.multialpha.host.report;

/** Colours for a terminal, or none. */
enum Ink {
  /** As everything else. */
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  RED("31"),
  GREEN("32"),
  /** For what must not be overlooked. */
  ALARM("1;37;41"),
  /** For what the reader must bear in mind. */
  WARNING("1;30;43");

  private static final char ESCAPE = '\u001b';

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** The text in this ink, or as it is without colour. */
  String on(String text, boolean colour) {
    return colour && this != PLAIN ? ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m" : text;
  }

  /** Letters that the text takes on the screen. */
  static int width(String text) {
    int width = 0;
    boolean control = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == ESCAPE) {
        control = true;
      } else if (control) {
        control = letter != 'm';
      } else {
        width++;
      }
    }
    return width;
  }
}
