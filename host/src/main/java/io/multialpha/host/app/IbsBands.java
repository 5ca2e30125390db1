package io.multialpha.host.app;

import io.multialpha.host.config.StrategyConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Warns of bands of the internal bar strength that do what few expect: an exit band that begins
 * within the entry band, or one above which a position is not left. Fails those without a value.
 */
final class IbsBands {
  private IbsBands() {}

  /** A line for each combination of bands that the strategy's instruments have; none elsewhere. */
  static List<VerifiedLine> lines(StrategyConfig strategy) {
    Map<Bands, List<String>> symbols = new LinkedHashMap<>();
    for (String symbol : strategy.instruments()) {
      Bands.of(strategy.paramsOf(symbol).asMap())
          .ifPresent(bands -> symbols.computeIfAbsent(bands, b -> new ArrayList<>()).add(symbol));
    }
    List<VerifiedLine> lines = new ArrayList<>();
    symbols.forEach(
        (bands, of) -> {
          String who = symbols.size() == 1 ? "" : " (" + String.join(", ", of) + ")";
          List<String> said = bands.warnings();
          lines.add(
              bands.isOneEmpty()
                  ? VerifiedLine.failed(
                      "ibs bands",
                      bands.words()
                          + who
                          + ": nothing lies in a band that ends below"
                          + " its beginning")
                  : said.isEmpty()
                      ? VerifiedLine.ok("ibs bands", bands.words() + who)
                      : VerifiedLine.warning(
                          "ibs bands", bands.words() + who + ": " + String.join("; ", said)));
        });
    return lines;
  }

  private record Bands(double entryLow, double entryHigh, double exitLow, double exitHigh) {
    static Optional<Bands> of(Map<String, Object> params) {
      boolean both =
          Boolean.TRUE.equals(params.get("enable_ibs_entry"))
              && Boolean.TRUE.equals(params.get("enable_ibs_exit"));
      if (both
          && params.get("ibs_entry_low") instanceof Number entryLow
          && params.get("ibs_entry_high") instanceof Number entryHigh
          && params.get("ibs_exit_low") instanceof Number exitLow
          && params.get("ibs_exit_high") instanceof Number exitHigh) {
        return Optional.of(
            new Bands(
                entryLow.doubleValue(),
                entryHigh.doubleValue(),
                exitLow.doubleValue(),
                exitHigh.doubleValue()));
      }
      return Optional.empty();
    }

    boolean isOneEmpty() {
      return entryLow > entryHigh || exitLow > exitHigh;
    }

    List<String> warnings() {
      List<String> warnings = new ArrayList<>();
      if (exitLow == entryHigh) {
        warnings.add("they meet at " + plain(exitLow));
      } else if (exitLow < entryHigh && entryLow <= exitHigh) {
        warnings.add("they overlap");
      }
      if (exitHigh < 1) {
        warnings.add("an IBS above " + plain(exitHigh) + " never exits on this rule");
      }
      return warnings;
    }

    String words() {
      return "entry ["
          + plain(entryLow)
          + ", "
          + plain(entryHigh)
          + "], exit ["
          + plain(exitLow)
          + ", "
          + plain(exitHigh)
          + "]";
    }

    private static String plain(double value) {
      String text = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
      return text.contains(".") ? text : text + ".0";
    }
  }
}
