package io.multialpha.host.config;

import java.util.Optional;

/**
 * Numbers and flags as they are written in a configuration file.
 *
 * <p>Stricter than YAML 1.1 where that surprises: no octal, no sexagesimal, no infinity, and {@code
 * on} or {@code no} is a flag only where a flag is expected.
 */
final class Literal {
  private Literal() {}

  /** A {@code Long} or {@code Double}; empty if the text is no plain decimal number. */
  static Optional<Number> number(String text) {
    String digits = withoutSeparators(text);
    if (!isDecimal(digits)) {
      return Optional.empty();
    }
    try {
      if (isWhole(digits)) {
        return Optional.of(Long.valueOf(digits));
      }
      return Optional.of(Double.valueOf(digits));
    } catch (NumberFormatException tooLong) {
      return Optional.of(Double.valueOf(digits));
    }
  }

  /** True or false; empty if the text is neither. */
  static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> Optional.of(true);
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** 150_000 is 150000; an underscore that is not between two digits is left to be refused. */
  private static String withoutSeparators(String text) {
    if (text.indexOf('_') < 0) {
      return text;
    }
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean separates =
          text.charAt(i) == '_'
              && i > 0
              && i < text.length() - 1
              && isDigit(text.charAt(i - 1))
              && isDigit(text.charAt(i + 1));
      if (!separates) {
        digits.append(text.charAt(i));
      }
    }
    return digits.toString();
  }

  private static boolean isDecimal(String text) {
    int i = sign(text, 0);
    int whole = digits(text, i);
    // A leading zero means octal to one YAML version and nothing to the other.
    if (whole > 1 && text.charAt(i) == '0') {
      return false;
    }
    i += whole;
    int fraction = 0;
    if (i < text.length() && text.charAt(i) == '.') {
      fraction = digits(text, i + 1);
      i += 1 + fraction;
    }
    if (whole + fraction == 0) {
      return false;
    }
    if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      int start = i + 1 + sign(text, i + 1);
      int exponent = digits(text, start);
      if (exponent == 0) {
        return false;
      }
      i = start + exponent;
    }
    return i == text.length();
  }

  private static boolean isWhole(String text) {
    return text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
  }

  private static int sign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? 1 : 0;
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i - from;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
