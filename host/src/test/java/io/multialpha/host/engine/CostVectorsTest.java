package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.multialpha.api.market.Instrument;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.engine.Rows.Trade;
import io.multialpha.host.ledger.AccountResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What fills and trades cost, against vectors for eight contracts. */
class CostVectorsTest {
  private static final Path VECTORS = Path.of("../../shared/golden/validity/futures_costs.csv");

  @Test
  void slippageAndCommissionAreThoseOfTheVectors() throws IOException {
    Assumptions.assumeTrue(Files.exists(VECTORS), "skipped: there is no " + VECTORS);
    List<String> rows = Files.readAllLines(VECTORS);
    List<String> header = List.of(rows.get(0).split(","));
    assertThat(rows).hasSize(49);
    for (String row : rows.subList(1, rows.size())) {
      String[] fields = row.split(",");
      check(row, name -> fields[header.indexOf(name)]);
    }
  }

  private interface Row {
    String text(String name);

    default double number(String name) {
      return Double.parseDouble(text(name));
    }
  }

  private static void check(String what, Row row) {
    String symbol = row.text("symbol");
    boolean isLong = row.text("side").equals("long");
    int quantity = (int) row.number("qty");
    Scripted strategy = new Scripted();
    strategy = isLong ? strategy.buy(symbol, 0) : strategy.sell(symbol, 0);
    AccountResult result =
        TestAccount.of(strategy.exit(symbol, 1))
            .leg(
                new Instrument(
                    symbol,
                    row.number("tick"),
                    row.number("multiplier"),
                    Currency.getInstance("USD")),
                quantity,
                new Costs(row.number("slip_ticks_per_side"), row.number("commission_per_side")))
            .run(
                Tape.of(symbol)
                    .prices(row.number("raw_entry"), row.number("raw_entry"))
                    .prices(row.number("raw_exit"), row.number("raw_exit"))
                    .build());
    Trade trade = Rows.of(result).trades().get(0);
    double slippage = row.number("slippage_usd");
    assertThat(trade.quantity()).as(what).isEqualTo(isLong ? quantity : -quantity);
    assertThat(trade.entryPrice()).as(what).isCloseTo(row.number("fill_entry"), within(1e-9));
    assertThat(trade.exitPrice()).as(what).isCloseTo(row.number("fill_exit"), within(1e-9));
    assertThat(trade.grossProfit())
        .as(what)
        .isCloseTo(row.number("gross_raw") - slippage, within(1e-6));
    assertThat(trade.commission()).as(what).isCloseTo(row.number("commission_usd"), within(1e-9));
    assertThat(trade.grossProfit() - trade.commission())
        .as(what)
        .isCloseTo(row.number("net"), within(1e-6));
  }
}
