package io.multialpha.host.plugin;

import io.multialpha.api.strategy.Strategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the plugin api. A qualifier, as in {@code 0.2.0-SNAPSHOT}, is read over: a host on
 * its way to a version offers what that version offers.
 *
 * @param major changes when plugins must be changed
 * @param minor changes when something is added; before 1.0.0, as {@code major}
 * @param patch changes when something is mended
 */
public record ApiVersion(int major, int minor, int patch) implements Comparable<ApiVersion> {
  private static final String RESOURCE = "/io/multialpha/api/version.properties";
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,6})\\.([0-9]{1,6})(?:\\.([0-9]{1,6}))?(?:[-+][0-9A-Za-z.+-]+)?");

  /**
   * Reads a version such as {@code 0.1} or {@code 0.1.0}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ApiVersion parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no version such as 0.1.0");
    }
    return new ApiVersion(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
  }

  /** The version of the api that this host offers to plugins. */
  public static ApiVersion installed() {
    Properties properties = new Properties();
    try (InputStream in = Strategy.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the api jar lacks " + RESOURCE);
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE + " of the api jar", e);
    }
    return parse(properties.getProperty("version", ""));
  }

  @Override
  public int compareTo(ApiVersion other) {
    int byMajor = Integer.compare(major, other.major);
    int byMinor = Integer.compare(minor, other.minor);
    int byPatch = Integer.compare(patch, other.patch);
    return byMajor != 0 ? byMajor : byMinor != 0 ? byMinor : byPatch;
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
