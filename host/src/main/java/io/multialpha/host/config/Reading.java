package io.multialpha.host.config;

import java.util.Optional;

/**
 * What is needed while values are read: where variables come from, where problems and notes go, and
 * how grave an unset variable is.
 *
 * @param mode what the configuration is read for
 * @param unset what an unset variable means in this part of the file
 */
record Reading(Variables variables, Problems problems, Notes notes, Mode mode, Unset unset) {
  /** How grave an unset variable is. */
  enum Unset {
    /** The value is needed. */
    REFUSED,
    /** The part it is in does not trade. */
    NOTED,
    /** The part it is in is not used. */
    IGNORED
  }

  Reading where(Unset other) {
    return new Reading(variables, problems, notes, mode, other);
  }

  /**
   * A value that must be text, with its variables replaced; empty if there is a problem with it,
   * which is then told.
   *
   * @param allowed what is expected, for the problem
   */
  Optional<Text> text(Node node, String path, String allowed) {
    if (!(node instanceof Node.Scalar scalar)) {
      problems.add(node.at(), path, "is " + node.kind(), allowed, "");
      return Optional.empty();
    }
    if (scalar.isEmpty()) {
      problems.add(node.at(), path, "has no value", allowed, "give one or remove the key");
      return Optional.empty();
    }
    return expand(scalar, path);
  }

  private Optional<Text> expand(Node.Scalar scalar, String path) {
    String text = scalar.text();
    if (!text.contains("${")) {
      return Optional.of(new Text(scalar, text, ""));
    }
    StringBuilder expanded = new StringBuilder();
    String first = "";
    int from = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
      int end = text.indexOf('}', start);
      String name = end < 0 ? "" : text.substring(start + 2, end);
      if (!Variables.isName(name)) {
        problems.add(scalar.at(), path, "has ${ without a name and }", "a variable as ${NAME}", "");
        return Optional.empty();
      }
      Optional<String> value = variables.find(name);
      if (value.isEmpty()) {
        unset(scalar, path, name);
        return Optional.empty();
      }
      expanded.append(text, from, start).append(value.get());
      first = first.isEmpty() ? name : first;
      from = end + 1;
    }
    return Optional.of(new Text(scalar, expanded.append(text.substring(from)).toString(), first));
  }

  private void unset(Node.Scalar scalar, String path, String name) {
    switch (unset) {
      case REFUSED ->
          problems.add(
              scalar.at(),
              path,
              "variable " + name + " is not set",
              "",
              "set it in the environment or in .env");
      case NOTED -> notes.add(scalar.at(), path, "variable " + name + " is not set");
      case IGNORED -> {}
    }
  }

  /**
   * A text from the file.
   *
   * @param scalar as written
   * @param value with variables replaced
   * @param variable the first variable in it, or empty
   */
  record Text(Node.Scalar scalar, String value, String variable) {
    /** Whether quotes are no reason to take it for text: there are none, or round a variable. */
    boolean isPlain() {
      return !scalar.quoted() || !variable.isEmpty();
    }

    /** Tells that this is not allowed; what a variable stands for is not shown. */
    void refuse(String path, String allowed, String suggestion, Problems problems) {
      String what =
          variable.isEmpty()
              ? "is " + scalar.shown()
              : "is what " + Node.Scalar.shown(scalar.text()) + " stands for";
      problems.add(scalar.at(), path, what, allowed, suggestion);
    }
  }
}
