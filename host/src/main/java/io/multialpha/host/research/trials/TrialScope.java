package io.multialpha.host.research.trials;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What many trials have in common: all that a result depends on but the configuration that is
 * tried. Equal scopes are one scope, in whichever session they come up.
 *
 * @param strategy for whom trials are counted together: the name of a strategy's entry where
 *     portfolios are tried, its type where forests are
 * @param method how results are computed, such as "honest" or "reference"; Sharpe ratios of
 *     different methods are never compared
 * @param data fingerprint of what is traded: a checksum over trades or bars
 * @param synthetic whether that was made up, or made on made-up prices; trials on these and on a
 *     market's are never counted together
 * @param from first trade date evaluated
 * @param to last trade date evaluated
 * @param settings everything else that a result depends on and no trial varies: starting cash,
 *     slippage, ranking and so on, by name
 */
public record TrialScope(
    String strategy,
    String method,
    String data,
    boolean synthetic,
    LocalDate from,
    LocalDate to,
    SortedMap<String, String> settings) {

  /**
   * Copies the settings.
   *
   * @throws IllegalArgumentException if a name is blank or the dates are in the wrong order
   */
  public TrialScope {
    if (strategy.isBlank() || method.isBlank() || data.isBlank()) {
      throw new IllegalArgumentException("a trial has a strategy, a method and a fingerprint");
    }
    Objects.requireNonNull(from, "from");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a trial from " + from + " to " + to);
    }
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /**
   * SHA-256 of everything but whether it was made up, which the data decide, in hexadecimal digits:
   * the same on every machine.
   */
  public String identity() {
    StringBuilder text = new StringBuilder();
    append(text, "strategy", strategy);
    append(text, "method", method);
    append(text, "data", data);
    append(text, "from", from.toString());
    append(text, "to", to.toString());
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      append(text, "setting " + setting.getKey(), setting.getValue());
    }
    return HexFormat.of().formatHex(sha256(text.toString()));
  }

  /** With lengths, so that no value can pass for the end of another. */
  private static void append(StringBuilder text, String name, String value) {
    text.append(name.length()).append(' ').append(name).append('=');
    text.append(value.length()).append(' ').append(value).append('\n');
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
