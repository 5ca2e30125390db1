package io.multialpha.host.config;

/**
 * A value that the portfolio search found and the configuration does not have.
 *
 * @param at where the configuration says otherwise
 * @param key path of the key in the configuration
 * @param configured what it says
 * @param foundAt where the search's result says it
 * @param found what was found
 */
public record Difference(
    Location at, String key, String configured, Location foundAt, String found) {
  /** One sentence for people. */
  @Override
  public String toString() {
    return at
        + ": "
        + key
        + " is "
        + configured
        + ", but the portfolio search found "
        + found
        + " ("
        + foundAt.withoutColumn()
        + ")";
  }
}
