package io.multialpha.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says why a text is not valid JSON, in words for who wrote it. */
public final class JsonFault {
  private static final Pattern NO_NUMBER = Pattern.compile("Non-standard token '([^']*)'.*");

  /** What the parser says of itself and of how a program could have set it up. */
  private static final Pattern OF_THE_PARSER =
      Pattern.compile(
          " \\(start marker at .*| \\(not recognized as one since .*|: enable `[^`]*` to allow"
              + "|, from `[^`]*`");

  private JsonFault() {}

  /**
   * The cause on one line, without place and full stop.
   *
   * @param message what the parser says, without the place
   */
  public static String of(String message) {
    String line = message.lines().findFirst().orElse("");
    Matcher noNumber = NO_NUMBER.matcher(line);
    return noNumber.matches()
        ? noNumber.group(1) + " is no number in JSON, write null or a number"
        : OF_THE_PARSER.matcher(line).replaceAll("");
  }
}
