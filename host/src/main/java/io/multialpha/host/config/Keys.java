package io.multialpha.host.config;

import static io.multialpha.api.params.Param.choice;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.flag;
import static io.multialpha.api.params.Param.integer;

import io.multialpha.api.params.Param;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;

/**
 * Every key of the configuration file, declared once: the reader, the JSON Schema, the
 * documentation and the suggestions for typos are made from these tables.
 */
final class Keys {
  private static final Param FILL_MODEL =
      choice("fill_model", "next_open", "signal_close", "intrabar")
          .doc(
              "when an order fills: at the next bar's open, at the close it was decided on, or"
                  + " stops and targets within the bar");
  private static final Param DAILY_STOP_BASIS =
      choice("daily_stop_basis", "equity", "realized")
          .doc("what the daily stop watches: realised plus open, or only closed trades");
  private static final String SYMBOLS = "a list of symbols such as [ES, NQ]";

  static final Section STRATEGY =
      Section.of(
          Key.of(flag("enabled").withDefault(true).doc("whether it trades")),
          Key.of(
                  "strategy_type",
                  Shapes.text("the id of an installed strategy"),
                  "which strategy decides; two entries may have the same")
              .orElse("the entry's name"),
          Key.of(
                  "broker_account",
                  Shapes.secret(),
                  "webhook its orders go to; needed in live mode only")
              .orElse("none"),
          Key.of("starting_cash", Shapes.positive("dollars"), "cash of the account at the start")
              .or(150_000.0),
          Key.of("models_path", Shapes.path(), "folder of its model bundles")
              .orElse("the strategy's own"),
          Key.of(
              integer("max_positions")
                  .between(1, Double.POSITIVE_INFINITY)
                  .withDefault(2)
                  .doc("most positions open or pending at any time")),
          Key.of(
                  "daily_stop_loss",
                  Shapes.positive("dollars"),
                  "loss on one trade date at which everything is closed and entries end")
              .or(2500.0),
          Key.of(DAILY_STOP_BASIS),
          Key.of("instruments", Shapes.someOf(SYMBOLS), "root symbols it trades").must(),
          Key.of("strategy_params", Part.SECTION, "parameters of the strategy, for all instruments")
              .orElse("the strategy's defaults"),
          Key.of("session_timezone", Shapes.zone(), "time zone of the strategy's times of day")
              .or(ZoneId.of("America/Chicago")),
          Key.of(FILL_MODEL).orElse("execution.fill_model"),
          Key.of(
              choice("on_missing_model", "trade_unfiltered", "skip", "fail")
                  .doc(
                      "an instrument without a bundle trades every signal, is left out, or stops"
                          + " the start")),
          Key.of(
              choice("on_failure", "flatten", "hold")
                  .doc("what becomes of open positions when the strategy fails")),
          Key.of("policies", Part.SECTION, "portfolio policies by id, each with its parameters")
              .orElse("none"));

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
          Key.of(integer("sample_seed").withDefault(1).doc("seed of the synthetic sample")),
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
                  "call_timeout_seconds",
                  Shapes.positive("seconds"),
                  "how long one call into a plugin may take")
              .or(10.0),
          Key.of(
              flag("pin_plugins").doc("load only the jars whose checksums stand in plugins.lock")));

  static final Section INSTRUMENT =
      Section.of(
          Key.of("tick_size", Shapes.positive("points"), "smallest price step").must(),
          Key.of(
                  "tick_value",
                  Shapes.positive("currency"),
                  "what a tick of one contract is worth; must be tick_size x point_value")
              .orElse("tick_size x point_value"),
          Key.of(
                  "point_value",
                  Shapes.positive("currency"),
                  "what a point of one contract is worth")
              .orElse("multiplier"),
          Key.of(
                  "multiplier",
                  Shapes.positive("currency"),
                  "another name of point_value; if both are given they must agree")
              .orElse("point_value"),
          Key.of("currency", Shapes.currency(), "currency of its values")
              .or(Currency.getInstance("USD")),
          Key.of(choice("session", "cme", "grains", "cfe", "nyse").doc("which hours it trades")),
          Key.of(
              integer("size")
                  .between(1, Double.POSITIVE_INFINITY)
                  .withDefault(1)
                  .unit("contracts")
                  .doc("contracts per entry")),
          Key.of(
                  decimal("commission")
                      .between(0, Double.POSITIVE_INFINITY)
                      .unit("dollars")
                      .doc("per contract and side"))
              .orElse("execution.commission_per_side"),
          Key.of(
                  decimal("slippage_ticks")
                      .between(0, Double.POSITIVE_INFINITY)
                      .unit("ticks")
                      .doc("by how much each fill is worse than the bar's price"))
              .orElse("execution.slippage_ticks"),
          Key.of("margin", Shapes.positive("dollars"), "margin per contract").idle(),
          Key.of("dataset", Shapes.text("a Databento dataset"), "where its feed comes from").idle(),
          Key.of(
                  "databento_product_id",
                  Shapes.text("a product id such as ES.FUT"),
                  "its name at Databento")
              .idle(),
          Key.of("tradovate_symbol", Shapes.text("a symbol"), "its name at Tradovate").idle());

  static final Section DATABENTO =
      Section.of(
          Key.of("api_key", Shapes.secret(), "key of the account").idle(),
          Key.of("dataset", Shapes.text("a dataset"), "dataset of the feed").or("GLBX.MDP3").idle(),
          Key.of("schema", Shapes.text("a schema"), "record type of the feed").or("trades").idle(),
          Key.of("stype_in", Shapes.text("a symbology"), "how symbols are named")
              .or("product_id")
              .idle());

  static final Section DATA_HUB =
      Section.of(
          Key.of("redis_host", Shapes.text("a host name"), "host of Redis").or("localhost").idle(),
          Key.of(port("redis_port", 6379).doc("port of Redis")).idle(),
          Key.of("publish_channels", Shapes.list("a list of channels"), "channels")
              .orElse("[market]")
              .idle(),
          Key.of("heartbeat_file", Shapes.path(), "file that is written while it runs").idle(),
          Key.of("heartbeat_interval", Shapes.positive("seconds"), "time between two heartbeats")
              .or(30.0)
              .idle());

  static final Section DASHBOARD =
      Section.of(
          Key.of(port("port", 5000).doc("port of the dashboard")).idle(),
          Key.of("strategies", Shapes.list("a list of strategies"), "what it shows")
              .orElse("all")
              .idle());

  static final Section FILE =
      Section.of(
          Key.of("strategies", new Part("strategies by name"), "one entry per strategy account")
              .must(),
          Key.of("portfolio", Part.SECTION, "limits over all strategies together")
              .orElse("no limits"),
          Key.of("data", Part.SECTION, "where bars come from").orElse("its defaults"),
          Key.of("execution", Part.SECTION, "how decisions are carried out").orElse("its defaults"),
          Key.of(
                  "instruments",
                  new Part("contract specifications by symbol"),
                  "one entry per contract")
              .must(),
          Key.of("databento", Part.SECTION, "market data of Databento").idle(),
          Key.of("data_hub", Part.SECTION, "distribution of market data over Redis").idle(),
          Key.of("dashboard", Part.SECTION, "web page of the running system").idle());

  private Keys() {}

  private static Param port(String name, int number) {
    return integer(name).between(1, 65_535).withDefault(number);
  }
}
