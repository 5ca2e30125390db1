package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.host.plugin.ApiVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a search was and found, as {@code search.json} has it.
 *
 * @param startedAt when it was written down
 * @param command as typed
 * @param strategy whose trials they are
 * @param results folder of the trades
 * @param initialCash dollars at the start of each period
 * @param dailyStop dollars
 * @param finding what it found
 */
record SearchJson(
    Instant startedAt,
    String command,
    String strategy,
    Path results,
    double initialCash,
    double dailyStop,
    PortfolioFinding finding)
    implements JsonText.Content {
  @Override
  public void write(JsonGenerator out) throws IOException {
    out.writeStringField("started_at", startedAt.toString());
    out.writeStringField("host_version", ApiVersion.installed().toString());
    out.writeStringField("command", command);
    out.writeStringField("strategy", strategy);
    out.writeStringField("trades", Invocation.fromHere(results));
    PortfolioSimulateCommand.writeNumber(out, "initial_cash", initialCash);
    PortfolioSimulateCommand.writeNumber(out, "daily_stop_loss", dailyStop);
    FindingJson.write(finding, out);
  }
}
