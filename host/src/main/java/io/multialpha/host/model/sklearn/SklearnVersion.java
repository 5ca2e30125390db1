package io.multialpha.host.model.sklearn;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of scikit-learn, as far as it matters for reading what it wrote.
 *
 * @param major first number
 * @param minor second number
 */
record SklearnVersion(int major, int minor) implements Comparable<SklearnVersion> {
  /** From here on a tree's node says where missing values go. */
  static final SklearnVersion WITH_MISSING_VALUES = new SklearnVersion(1, 3);

  /** From here on leaves hold fractions, and forests accept missing values. */
  static final SklearnVersion WITH_FRACTIONS = new SklearnVersion(1, 4);

  /** From here on randomly split trees accept missing values too. */
  static final SklearnVersion WITH_MISSING_VALUES_IN_EXTRA_TREES = new SklearnVersion(1, 6);

  /** The latest whose files were compared with what is read here. */
  static final SklearnVersion LATEST_KNOWN = new SklearnVersion(1, 9);

  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\D.*)?");

  /** The first two numbers of a text such as {@code 1.2.1} or {@code 1.4.dev0}. */
  static Optional<SklearnVersion> parse(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.matches()
        ? Optional.of(
            new SklearnVersion(
                Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
        : Optional.empty();
  }

  boolean isAtLeast(SklearnVersion other) {
    return compareTo(other) >= 0;
  }

  /** Whether files of this release were never compared with what is read here. */
  boolean isUnknown() {
    return compareTo(LATEST_KNOWN) > 0;
  }

  @Override
  public int compareTo(SklearnVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
