package io.multialpha.host.config;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads a {@code .env} file: {@code KEY=value} lines, {@code #} comments, an optional {@code
 * export}, single quotes (literal), double quotes (with {@code \n}, {@code \"} and {@code \\}).
 * Problems never repeat a value.
 */
final class DotEnv {
  private final String file;
  private final Problems problems;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private DotEnv(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The variables by name; what cannot be read is added to the problems. */
  static Map<String, String> parse(String file, String text, Problems problems) {
    DotEnv reader = new DotEnv(file, problems);
    int number = 0;
    for (String line : text.lines().toList()) {
      reader.line(line.strip(), ++number);
    }
    return Map.copyOf(reader.values);
  }

  private void line(String line, int number) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    String rest = line.startsWith("export ") ? line.substring(7).stripLeading() : line;
    int equals = rest.indexOf('=');
    String name = equals < 0 ? rest : rest.substring(0, equals).stripTrailing();
    if (equals < 0 || !Variables.isName(name)) {
      refuse(number, "is no assignment", "write NAME=value");
      return;
    }
    Integer before = lines.put(name, number);
    if (before != null) {
      refuse(number, name + " is set twice, first in line " + before, "keep one");
      return;
    }
    String value = rest.substring(equals + 1).strip();
    if (value.startsWith("'") || value.startsWith("\"")) {
      quoted(name, value, number);
    } else {
      values.put(name, withoutComment(value));
    }
  }

  private void quoted(String name, String value, int number) {
    char quote = value.charAt(0);
    StringBuilder text = new StringBuilder();
    int i = 1;
    while (i < value.length() && value.charAt(i) != quote) {
      char character = value.charAt(i);
      if (quote == '"' && character == '\\' && i + 1 < value.length()) {
        i++;
        character = value.charAt(i) == 'n' ? '\n' : value.charAt(i);
      }
      text.append(character);
      i++;
    }
    if (i >= value.length()) {
      refuse(number, "the value of " + name + " has no closing quote", "close it on this line");
      return;
    }
    String after = value.substring(i + 1).strip();
    if (!after.isEmpty() && !after.startsWith("#")) {
      refuse(number, "text after the closing quote of " + name, "remove it");
      return;
    }
    values.put(name, text.toString());
  }

  private static String withoutComment(String value) {
    if (value.startsWith("#")) {
      return "";
    }
    int comment = value.indexOf(" #");
    return comment < 0 ? value : value.substring(0, comment).stripTrailing();
  }

  private void refuse(int line, String found, String suggestion) {
    problems.add(new Location(file, line, 0), "", found, "", suggestion);
  }
}
