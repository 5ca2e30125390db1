package io.multialpha.host.model.pickle;

import java.io.IOException;
import java.math.BigInteger;

/** Reads the values that protocol 0 writes as lines of text. */
final class TextAtoms {
  /** Python itself refuses to read longer numbers. */
  private static final int LONGEST_NUMBER = 4300;

  private static final int LONGEST_NAME = 256;

  private final ByteSource source;
  private final Meter meter;
  private final Atoms atoms;

  TextAtoms(ByteSource source, Meter meter, Atoms atoms) {
    this.source = source;
    this.meter = meter;
    this.atoms = atoms;
  }

  /** A whole number; {@code 00} and {@code 01} are the truth values. */
  Value integer() throws IOException, PickleException {
    String line = source.line(LONGEST_NUMBER, "a whole number");
    return switch (line) {
      case "00" -> Value.Bool.FALSE;
      case "01" -> Value.Bool.TRUE;
      default -> atoms.whole(parse(line));
    };
  }

  /** A whole number with an L behind it. */
  Value longInteger() throws IOException, PickleException {
    String line = source.line(LONGEST_NUMBER, "a whole number");
    return atoms.whole(parse(line.endsWith("L") ? line.substring(0, line.length() - 1) : line));
  }

  private BigInteger parse(String digits) throws PickleException {
    int from = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
    boolean valid = digits.length() > from;
    for (int i = from; i < digits.length(); i++) {
      valid &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    if (!valid) {
      throw source.wrong("the number " + Quoted.text(digits), "a whole number");
    }
    return new BigInteger(digits);
  }

  /** A floating point number as Python prints it. */
  Value real() throws IOException, PickleException {
    String line = source.line(LONGEST_NAME, "a number");
    double value =
        switch (line) {
          case "nan", "-nan" -> Double.NaN;
          case "inf" -> Double.POSITIVE_INFINITY;
          case "-inf" -> Double.NEGATIVE_INFINITY;
          default -> decimal(line);
        };
    return atoms.real(value);
  }

  private double decimal(String line) throws PickleException {
    boolean valid = !line.isEmpty();
    for (int i = 0; i < line.length(); i++) {
      valid &= "0123456789+-.eE".indexOf(line.charAt(i)) >= 0;
    }
    try {
      if (valid) {
        return Double.parseDouble(line);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw source.wrong("the number " + Quoted.text(line), "a floating point number");
  }

  /** A number of the memo. */
  long slot() throws IOException, PickleException {
    BigInteger slot = parse(source.line(LONGEST_NAME, "a memo slot"));
    return slot.bitLength() < 64 ? slot.longValue() : -1;
  }

  /** A module's or class's name. */
  String name() throws IOException, PickleException {
    return source.line(LONGEST_NAME, "a class's name");
  }

  /** A string of Python 2 in quotes, with backslashes before special characters. */
  Value string() throws IOException, PickleException {
    String line = source.line(meter.budget().textBytes(), "a string");
    meter.text(line.length());
    int last = line.length() - 1;
    char quote = line.isEmpty() ? 'x' : line.charAt(0);
    if (last < 1 || (quote != '\'' && quote != '"') || line.charAt(last) != quote) {
      throw source.wrong("a string without quotes", "one in quotes");
    }
    StringBuilder text = new StringBuilder();
    int i = 1;
    while (i < last) {
      char c = line.charAt(i++);
      text.append(c == '\\' ? escaped(line, i, last) : c);
      i += c == '\\' ? (line.charAt(i) == 'x' ? 3 : 1) : 0;
    }
    return new Value.Text(text.toString());
  }

  /** The character that an escape stands for whose backslash lies before a place. */
  private char escaped(String line, int place, int end) throws PickleException {
    char c = line.charAt(place);
    return switch (place < end ? c : ' ') {
      case '\\', '\'', '"' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'x' -> (char) hex(line, place + 1, 2, end);
      default -> throw source.wrong("an unusual escape in a string", "one such as \\n or \\x41");
    };
  }

  /** A text of which only some characters are escaped, as 4 or 8 hexadecimal digits. */
  Value unicode() throws IOException, PickleException {
    String line = source.line(meter.budget().textBytes(), "a text");
    meter.text(2L * line.length());
    if (line.indexOf('\\') < 0) {
      return new Value.Text(line);
    }
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i++);
      char kind = c == '\\' && i < line.length() ? line.charAt(i) : ' ';
      if (kind != 'u' && kind != 'U') {
        text.append(c);
        continue;
      }
      int digits = kind == 'u' ? 4 : 8;
      int codePoint = hex(line, i + 1, digits, line.length());
      if (!Character.isValidCodePoint(codePoint)) {
        throw source.wrong("the character " + codePoint, "one of Unicode");
      }
      text.appendCodePoint(codePoint);
      i += 1 + digits;
    }
    return new Value.Text(text.toString());
  }

  private int hex(String line, int from, int digits, int end) throws PickleException {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = i < end ? Character.digit(line.charAt(i), 16) : -1;
      if (digit < 0) {
        throw source.wrong("an escape that is cut off", digits + " hexadecimal digits");
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
