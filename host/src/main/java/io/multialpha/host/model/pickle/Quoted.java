package io.multialpha.host.model.pickle;

/** Texts out of a file, made fit for a sentence: short, and without control characters. */
final class Quoted {
  private static final int LONGEST = 80;

  private Quoted() {}

  /** A class's name. */
  static String name(Value.Global global) {
    return new Value.Global(plain(global.module()), plain(global.name())).toString();
  }

  /** A text in quotes. */
  static String text(String text) {
    return "'" + plain(text) + "'";
  }

  /** What a library says of a failure. */
  static String message(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : plain(e.getMessage());
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (i == LONGEST) {
        return plain.append("...").toString();
      }
      char c = text.charAt(i);
      boolean printable = Character.isLetterOrDigit(c) || (c >= ' ' && c <= '~');
      plain.append(printable ? c : '?');
    }
    return plain.toString();
  }

  /** What a value is in Python. */
  static String kind(Value value) {
    if (value instanceof Value.None) {
      return "None";
    }
    if (value instanceof Value.Bool) {
      return "a truth value";
    }
    if (value instanceof Value.Int || value instanceof Value.BigInt) {
      return "a whole number";
    }
    if (value instanceof Value.Real) {
      return "a number";
    }
    if (value instanceof Value.Text text) {
      return "the text " + text(text.value());
    }
    if (value instanceof Value.Bytes) {
      return "bytes";
    }
    if (value instanceof Value.Items items) {
      return switch (items.kind()) {
        case LIST -> "a list";
        case TUPLE -> "a tuple";
        case SET -> "a set";
      };
    }
    if (value instanceof Value.Dict) {
      return "a dict";
    }
    if (value instanceof Value.Global global) {
      return "the name " + name(global);
    }
    if (value instanceof Value.Instance instance) {
      return "an object of " + name(instance.type());
    }
    return value instanceof Value.Array ? "an array" : "a dtype";
  }
}
