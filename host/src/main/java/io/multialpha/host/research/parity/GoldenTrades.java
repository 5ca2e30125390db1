package io.multialpha.host.research.parity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The recorded trades of a run. */
final class GoldenTrades {
  private static final List<String> COLUMNS =
      List.of(
          "symbol",
          "size",
          "signal_time",
          "entry_time",
          "entry_price",
          "entry_bar",
          "exit_signal_time",
          "exit_time",
          "exit_price",
          "exit_bar",
          "exit_reason",
          "pnl_usd",
          "commission_usd");

  private GoldenTrades() {}

  static int count(GoldenRun run) throws IOException {
    return table(run).size();
  }

  static List<RoundTrip> read(GoldenRun run) throws IOException {
    CsvTable table = table(run);
    List<RoundTrip> trades = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      trades.add(
          new RoundTrip(
              table.text(row, "symbol"),
              table.whole(row, "size"),
              table.time(row, "signal_time"),
              table.time(row, "entry_time"),
              table.whole(row, "entry_bar"),
              RoundTrip.price(table.number(row, "entry_price")),
              table.time(row, "exit_signal_time"),
              table.time(row, "exit_time"),
              table.whole(row, "exit_bar"),
              RoundTrip.price(table.number(row, "exit_price")),
              table.text(row, "exit_reason"),
              RoundTrip.money(table.number(row, "pnl_usd")),
              RoundTrip.money(table.number(row, "commission_usd"))));
    }
    return trades;
  }

  private static CsvTable table(GoldenRun run) throws IOException {
    return CsvTable.read(run.folder().resolve("trades.csv")).require(COLUMNS);
  }
}
