package io.multialpha.plugins.ibs;

import java.util.List;
import java.util.Locale;

/** The instruments that filters can look at, in the order in which the original asks them. */
final class CrossSymbols {
  static final List<String> ALL =
      List.of(
          "ES", "NQ", "RTY", "YM", "GC", "SI", "HG", "PL", "6A", "6B", "6C", "6E", "6J", "6M", "6N",
          "6S", "CL", "NG", "TLT", "VIX");

  private CrossSymbols() {}

  /** What the parameters of a symbol begin with, {@code es} or {@code sixA}: never a digit. */
  static String prefix(String symbol) {
    return symbol.startsWith("6") ? "six" + symbol.substring(1) : symbol.toLowerCase(Locale.ROOT);
  }
}
