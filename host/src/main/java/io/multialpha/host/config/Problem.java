package io.multialpha.host.config;

import java.util.Objects;

/**
 * One thing that is wrong with the configuration.
 *
 * @param at where
 * @param key path of the key, for example {@code strategies.ibs.max_positions}; empty for the file
 * @param found what is there, as a half sentence: {@code is "four"}, {@code unknown key}
 * @param allowed what is expected instead, or empty
 * @param suggestion what to do, or empty
 */
public record Problem(Location at, String key, String found, String allowed, String suggestion) {
  /** Checks that nothing is null. */
  public Problem {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(allowed, "allowed");
    Objects.requireNonNull(suggestion, "suggestion");
  }

  /** One line for people: place, key, what was found, what is expected, what to do. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(at.toString()).append(": ");
    if (!key.isEmpty()) {
      line.append(key).append(": ");
    }
    line.append(found);
    if (!allowed.isEmpty()) {
      line.append(", expected ").append(allowed);
    }
    if (!suggestion.isEmpty()) {
      line.append(suggestion.endsWith("?") ? ", " : "; ").append(suggestion);
    }
    return line.toString();
  }
}
