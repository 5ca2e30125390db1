package io.multialpha.host.config;

import static io.multialpha.api.params.Param.choice;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.flag;
import static io.multialpha.api.params.Param.integer;

import io.multialpha.api.params.Param;
import io.multialpha.host.market.SampleMarket;
import java.time.ZoneOffset;

/** The keys of the sections that concern all strategies together, declared once. */
final class HouseKeys {
  static final Param FILL_MODEL =
      choice("fill_model", "next_open", "signal_close", "intrabar", "cheat_on_close")
          .doc(
              "when an order fills: at the next bar's open, at the close it was decided on, stops"
                  + " and targets within the bar, or as Backtrader does with cheat-on-close");
  static final Param DAILY_STOP_BASIS =
      choice("daily_stop_basis", "equity", "realized")
          .doc("what the daily stop watches: realised plus open, or only closed trades");
  static final String SYMBOLS = "a list of symbols such as [ES, NQ]";

  static final Section PORTFOLIO =
      Section.of(
          Key.of(
                  integer("max_positions")
                      .between(1, Double.POSITIVE_INFINITY)
                      .withDefault(1)
                      .doc("most positions of all strategies together"))
              .orElse("no limit"),
          Key.of(
                  "daily_stop_loss",
                  Shapes.positive("dollars"),
                  "loss of all strategies together on one trade date at which everything is closed")
              .orElse("no limit"),
          Key.of(DAILY_STOP_BASIS),
          Key.of(
                  "instruments",
                  Shapes.someOf(SYMBOLS),
                  "the only symbols that an enabled strategy may trade")
              .orElse("no limit"));

  static final Section DATA =
      Section.of(
          Key.of("dir", Shapes.path(), "folder with hourly/SYMBOL.csv and daily/SYMBOL.csv")
              .orElse("the synthetic sample"),
          Key.of(
                  "aliases",
                  Shapes.map("symbols with the series that stands in for each, {ES: MNQ}"),
                  "series that stand in for a symbol")
              .orElse("none"),
          Key.of("timezone", Shapes.zone(), "time zone of timestamps that name none")
              .or(ZoneOffset.UTC),
          Key.of(
              choice("on_bad_bar", "refuse", "skip")
                  .doc("a bar that cannot be true stops the run, or is left out and reported")),
          Key.of(integer("sample_seed").withDefault(7).doc("seed of the synthetic sample")),
          Key.of(
              decimal("sample_edge")
                  .between(0, SampleMarket.LARGEST_EDGE)
                  .withDefault(SampleMarket.DEFAULT_EDGE)
                  .unit("deviations of a day")
                  .doc("drift planted into the synthetic sample; 0 plants none")),
          Key.of(
                  "allow_negative",
                  Shapes.list(SYMBOLS),
                  "symbols whose prices may be zero or negative")
              .orElse("[CL]"));

  static final Section EXECUTION =
      Section.of(
          Key.of(FILL_MODEL),
          Key.of(
              decimal("slippage_ticks")
                  .between(0, Double.POSITIVE_INFINITY)
                  .withDefault(1.0)
                  .unit("ticks")
                  .doc("by how much each fill is worse than the bar's price")),
          Key.of(
              decimal("commission_per_side")
                  .between(0, Double.POSITIVE_INFINITY)
                  .withDefault(1.25)
                  .unit("dollars")
                  .doc("per contract, for each entry and each exit")),
          Key.of(
                  "entry_expiry_hours",
                  Shapes.positive("hours"),
                  "how long an entry may wait for the instrument's next bar")
              .or(96.0),
          Key.of(
              decimal("call_timeout_seconds")
                  .between(0.1, 3600)
                  .withDefault(10.0)
                  .unit("seconds")
                  .doc("how long one call into a plugin may take")),
          Key.of(
                  flag("pin_plugins")
                      .doc("load only the jars whose checksums stand in plugins.lock"))
              .writtenOut());

  private HouseKeys() {}
}
