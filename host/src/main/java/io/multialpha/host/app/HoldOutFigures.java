package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What a model was worth in the dates that its search held out, as its bundle says.
 *
 * @param from first of these trade dates, as it is written
 * @param to last of them
 * @param trades that the model took
 * @param profit dollars after costs
 * @param sharpe per year
 * @param unfilteredSharpe that of all trades, without the model
 */
record HoldOutFigures(
    String from, String to, long trades, double profit, double sharpe, double unfilteredSharpe) {

  /** Reads it; empty if the metadata has none, or not all of it. */
  static Optional<HoldOutFigures> of(Map<String, Object> metadata) {
    return metadata.get("Hold_Out") instanceof Map<?, ?> held
            && held.get("From") instanceof String from
            && held.get("To") instanceof String to
            && held.get("Filtered") instanceof Map<?, ?> filtered
            && held.get("Unfiltered") instanceof Map<?, ?> unfiltered
            && filtered.get("Trades") instanceof Number trades
            && filtered.get("Profit") instanceof Number profit
            && filtered.get("Sharpe") instanceof Number sharpe
            && unfiltered.get("Sharpe") instanceof Number without
        ? Optional.of(
            new HoldOutFigures(
                from,
                to,
                trades.longValue(),
                profit.doubleValue(),
                sharpe.doubleValue(),
                without.doubleValue()))
        : Optional.empty();
  }

  /** An object with all of it. */
  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("from", from);
    json.writeStringField("to", to);
    json.writeNumberField("trades", trades);
    json.writeNumberField("profit", profit);
    json.writeNumberField("sharpe", sharpe);
    json.writeNumberField("unfiltered_sharpe", unfilteredSharpe);
    json.writeEndObject();
  }
}
