package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.BLOCK;
import static io.multialpha.plugins.ibs.FilterParams.length;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Param;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Filters on the closes of every instrument that can be looked at, one for each and each timeframe.
 * Their parameters differ by symbol and timeframe only, and are listed to people once.
 */
final class CrossFilters {
  /** What stands for a symbol in what is listed. */
  private static final String ANY = "{SYM}";

  static final List<EntryFilter> SCORES = all(CrossFilters::score);
  static final List<EntryFilter> RETURNS = all(CrossFilters::change);

  private CrossFilters() {}

  /** One filter's names: of one symbol, or as they are listed. */
  private record Names(String symbol, String prefix, Timeframe frame) {
    String of(String word) {
      return prefix + word + bars();
    }

    String flag(String what) {
      return "enable" + symbol + what + bars();
    }

    private String bars() {
      return frame == DAY ? "Day" : "Hour";
    }

    String adverb() {
      return frame == DAY ? "daily" : "hourly";
    }
  }

  private static List<EntryFilter> all(Function<Names, EntryFilter> filter) {
    List<EntryFilter> all = new ArrayList<>();
    for (String symbol : CrossSymbols.ALL) {
      for (Timeframe frame : List.of(HOUR, DAY)) {
        all.add(filter.apply(new Names(symbol, CrossSymbols.prefix(symbol), frame)));
      }
    }
    return List.copyOf(all);
  }

  /** The parameters of all these filters by the names under which they are listed. */
  static Map<String, List<Param>> families() {
    Map<String, List<Param>> families = new LinkedHashMap<>();
    for (Function<Names, EntryFilter> kind :
        List.<Function<Names, EntryFilter>>of(CrossFilters::score, CrossFilters::change)) {
      for (Timeframe frame : List.of(HOUR, DAY)) {
        List<Param> listed = kind.apply(new Names("SYM", "sym", frame)).params();
        for (String symbol : CrossSymbols.ALL) {
          List<Param> own =
              kind.apply(new Names(symbol, CrossSymbols.prefix(symbol), frame)).params();
          for (int i = 0; i < own.size(); i++) {
            families
                .computeIfAbsent(label(listed.get(i).name()), any -> new ArrayList<>())
                .add(own.get(i));
          }
        }
      }
    }
    return families;
  }

  private static String label(String name) {
    return name.replace("SYM", ANY).replaceFirst("^sym", "{sym}");
  }

  private static EntryFilter score(Names name) {
    return filter(name, "ZScore", "the z-score of the %s close of %s")
        .with(
            length(name.of("ZLen"), 20, "length of the average that the close is compared with"),
            length(name.of("ZWindow"), 252, "length of the deviation that it is measured in"))
        .reads(
            in -> {
              Indicators of = in.indicators();
              Indicator close = in.close();
              return of.custom(
                  in.difference(close, of.sma(close, in.integer(name.of("ZLen")))),
                  of.standardDeviation(close, in.integer(name.of("ZWindow"))),
                  "in deviations of some size",
                  (distance, deviation) -> distance / Math.max(deviation, Quotient.TINY));
            })
        .after(
            params -> Math.max(params.integer(name.of("ZLen")), params.integer(name.of("ZWindow"))))
        .between(
            FilterParams.low(name.of("ZLow"), -2, -100, 100),
            FilterParams.high(name.of("ZHigh"), 2, -100, 100),
            BLOCK);
  }

  private static EntryFilter change(Names name) {
    String bars = name.of("ReturnLen");
    return filter(name, "Return", "the %s return of %s")
        .with(
            Param.integer(bars)
                .withDefault(1)
                .between(1, 1000)
                .unit("bars")
                .doc("bars over which the close changed"))
        .after(bars, 1)
        .reads(in -> in.percentChange(in.integer(bars)))
        .between(
            FilterParams.low(name.of("ReturnLow"), -1, -100, 1000).unit("%"),
            FilterParams.high(name.of("ReturnHigh"), 1, -100, 1000).unit("%"),
            BLOCK);
  }

  /** The rule names no symbol, so that all of a family read the same. */
  private static EntryFilter filter(Names name, String what, String rule) {
    String words = String.format(Locale.ROOT, rule, name.adverb(), ANY);
    return EntryFilter.of(name.flag(what), "where " + words + " is in a band")
        .on(name.frame())
        .about(Subject.fixed(name.symbol()));
  }
}
