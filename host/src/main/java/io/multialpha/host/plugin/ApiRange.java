package io.multialpha.host.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of the api that a plugin works with: comparisons that must all hold, as in {@code
 * >=0.1.0 & <0.2.0}.
 */
public final class ApiRange {
  private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<|=)\\s*(\\S+)");

  private final String text;
  private final List<Comparison> comparisons;

  private record Comparison(String operator, ApiVersion version) {
    boolean holdsFor(ApiVersion candidate) {
      int order = candidate.compareTo(version);
      return switch (operator) {
        case ">=" -> order >= 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case "<" -> order < 0;
        default -> order == 0;
      };
    }
  }

  private ApiRange(String text, List<Comparison> comparisons) {
    this.text = text;
    this.comparisons = comparisons;
  }

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException if a part is no comparison with a version
   */
  public static ApiRange parse(String text) {
    List<Comparison> comparisons = new ArrayList<>();
    for (String part : text.split("&", -1)) {
      Matcher matcher = COMPARISON.matcher(part.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException("'" + part.strip() + "' is no comparison");
      }
      comparisons.add(new Comparison(matcher.group(1), ApiVersion.parse(matcher.group(2))));
    }
    return new ApiRange(text.strip(), List.copyOf(comparisons));
  }

  /** Whether a version is in the range. */
  public boolean contains(ApiVersion version) {
    for (Comparison comparison : comparisons) {
      if (!comparison.holdsFor(version)) {
        return false;
      }
    }
    return true;
  }

  /** The range as its author wrote it. */
  @Override
  public String toString() {
    return text;
  }
}
