package io.multialpha.api.strategy;

import java.util.regex.Pattern;

/**
 * What a strategy is called.
 *
 * @param id name in the configuration ({@code strategy_type}): lower case letters, digits, hyphens
 *     and underscores, a letter first
 * @param description one line for people
 */
public record StrategyInfo(String id, String description) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]*");

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the id has other characters or the description is blank
   */
  public StrategyInfo {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "strategy id '" + id + "': expected lower case letters, digits, - and _");
    }
    if (description.isBlank()) {
      throw new IllegalArgumentException("strategy " + id + " has no description");
    }
  }

  /** The same as the constructor. */
  public static StrategyInfo of(String id, String description) {
    return new StrategyInfo(id, description);
  }
}
