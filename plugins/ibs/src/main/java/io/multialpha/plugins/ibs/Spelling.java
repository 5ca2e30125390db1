package io.multialpha.plugins.ibs;

import java.util.Locale;

/**
 * How the parameters of one filter are spelt: the original writes some with underscores and some
 * with capitals inside, as {@code rsi_entry_low} and {@code atrZLow}.
 *
 * @param prefix what they begin with
 * @param capitals whether the words after it begin with capitals instead of underscores
 */
record Spelling(String prefix, boolean capitals) {
  static Spelling underscores(String prefix) {
    return new Spelling(prefix, false);
  }

  static Spelling capitals(String prefix) {
    return new Spelling(prefix, true);
  }

  /** The parameter of this filter for a word in lower case, such as {@code low}. */
  String of(String word) {
    return capitals
        ? prefix + word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
        : prefix + "_" + word;
  }

  String timeframe() {
    return capitals ? prefix + "TF" : prefix + "_tf";
  }
}
