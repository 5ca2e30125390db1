package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.host.plugin.ApiVersion;
import io.multialpha.host.research.search.Candidate;
import io.multialpha.host.research.statistics.SharpeEvidence;
import io.multialpha.host.research.trials.TrialCount;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

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
 * @param count of all trials there ever were
 */
record SearchJson(
    Instant startedAt,
    String command,
    String strategy,
    Path results,
    double initialCash,
    double dailyStop,
    PortfolioFinding finding,
    TrialCount count)
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
    finding.writeFields(out);
    Optional<Candidate> chosen = finding.result().chosen();
    if (chosen.isPresent()) {
      double[] returns = finding.result().trainReturns(chosen.get());
      PortfolioSimulateCommand.writeNumber(
          out, "deflated_sharpe_ratio", SearchTrials.deflated(SharpeEvidence.of(returns), count));
    }
  }
}
