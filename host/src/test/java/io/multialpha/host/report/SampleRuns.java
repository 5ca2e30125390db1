package io.multialpha.host.report;

import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.Signal.Action;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.AccountResult.OpenPosition;
import io.multialpha.host.ledger.Days;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.ledger.RunInfo;
import io.multialpha.host.ledger.Trades;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small runs with known results. */
public final class SampleRuns {
  /** A bar on Monday 6 January 2025, 15:00 UTC. */
  public static final long BAR = Instant.parse("2025-01-06T15:00:00Z").toEpochMilli();

  /** One hour. */
  public static final long HOUR = 3_600_000;

  private static final int MONDAY = (int) LocalDate.of(2025, 1, 6).toEpochDay();

  private SampleRuns() {}

  /** A paper run over the synthetic sample. */
  public static RunInfo info() {
    return trainedUntil(Optional.empty());
  }

  /** The same with a model that was trained until a trade date. */
  public static RunInfo trainedUntil(Optional<LocalDate> date) {
    return new RunInfo(
        "20261122-154501-run",
        RunInfo.Mode.PAPER,
        "multi-alpha run",
        Instant.parse("2026-11-22T15:45:01Z"),
        RunInfo.Source.synthetic(42, 0.5),
        LocalDate.of(2025, 1, 6),
        LocalDate.of(2025, 1, 8),
        new RunInfo.ConfigFile("config/config.multi_alpha.yml", "c0ffee"),
        List.of(new RunInfo.PluginFile("ibs", "0.1.0", "abcd")),
        List.of(
            new RunInfo.ModelUsed(
                "ibs",
                "ES",
                "sklearn",
                "models/ES_best.json",
                "beef",
                "models/ES_rf_model.pkl",
                "cafe",
                0.55,
                List.of("price_usd", "prev_bar_pct"),
                Optional.of("1.2.1"),
                date,
                false)),
        Map.of(),
        "0.1.0",
        List.of("TRADERSPOST_WEBHOOK_IBS is not set; paper trading does not need it"));
  }

  /** Two trades, one won and one lost, one position open, three entries blocked. */
  public static AccountResult ibs() {
    Journal journal = new Journal("ibs", List.of("ES", "6E"));
    Decisions decisions = journal.decisions();
    double nan = Double.NaN;
    decisions.add(
        BAR, 0, new Signal(Action.ENTER_LONG, "ibs low"), 6000.25, 0.61, 0.55, Outcome.ORDERED, "");
    decisions.filled(0, BAR + HOUR, 6000.75);
    decisions.add(
        BAR,
        1,
        new Signal(Action.ENTER_LONG, "ibs low"),
        1.08735,
        0.5,
        0.55,
        Outcome.MODEL,
        "score below");
    decisions.add(
        BAR + HOUR,
        1,
        new Signal(Action.ENTER_SHORT, "say \"high\", then sell"),
        1.0874,
        nan,
        nan,
        Outcome.ORDERED,
        "");
    decisions.filled(2, BAR + 2 * HOUR, 1.0873400000000002);
    decisions.add(
        BAR + HOUR,
        1,
        new Signal(Action.ENTER_LONG, "ibs low"),
        1.0874,
        nan,
        nan,
        Outcome.NO_SLOT,
        "1 of 1");
    decisions.add(
        BAR + 2 * HOUR, 0, new Signal(Action.EXIT, "target"), 6010, nan, nan, Outcome.ORDERED, "");
    decisions.filled(4, BAR + 3 * HOUR, 6009.75);
    decisions.closed(4, 446);
    decisions.add(
        BAR + 2 * HOUR, 1, new Signal(Action.EXIT, "stop"), 1.0884, nan, nan, Outcome.ORDERED, "");
    decisions.filled(5, BAR + 3 * HOUR, 1.08835);
    decisions.closed(5, -130.25);
    decisions.add(
        BAR + 24 * HOUR,
        1,
        new Signal(Action.ENTER_LONG, "ibs low"),
        1.0874,
        nan,
        nan,
        Outcome.NO_SLOT,
        "");
    decisions.add(
        BAR + 25 * HOUR,
        0,
        new Signal(Action.ENTER_LONG, "ibs low"),
        6020,
        nan,
        nan,
        Outcome.ORDERED,
        "");
    decisions.filled(7, BAR + 26 * HOUR, 6021);
    Trades trades = journal.trades();
    trades.add(0, 1, 0, 4, BAR + HOUR, 6000.75, BAR + 3 * HOUR, 6009.75, 2, 450, 4);
    trades.add(
        1, -1, 2, 5, BAR + 2 * HOUR, 1.0873400000000002, BAR + 3 * HOUR, 1.08835, 1, -126.25, 4);
    Days days = journal.days();
    days.add(MONDAY, 10_315.75, 315.75, 9_900, 0, false, false);
    days.add(MONDAY + 1, 10_265.75, 0, 10_200, 1, true, false);
    days.add(MONDAY + 2, 10_290.75, 0, 10_250, 1, false, false);
    return new AccountResult(
        journal,
        10_000,
        10_290.75,
        415.5,
        40,
        30,
        80,
        1,
        List.of(new OpenPosition("ES", 1, 7, BAR + 26 * HOUR, 6021, 6020.5, -25)),
        Optional.empty(),
        List.of());
  }

  /** One trade that closes at the same time as those of {@link #ibs()}; then set aside. */
  public static AccountResult breakout() {
    Journal journal = new Journal("breakout", List.of("NQ"));
    Decisions decisions = journal.decisions();
    double nan = Double.NaN;
    decisions.add(
        BAR, 0, new Signal(Action.ENTER_LONG, "new high"), 21_000, nan, nan, Outcome.ORDERED, "");
    decisions.filled(0, BAR + HOUR, 21_000.5);
    decisions.add(
        BAR + 2 * HOUR,
        0,
        new Signal(Action.EXIT, "failed"),
        21_010,
        nan,
        nan,
        Outcome.ORDERED,
        "");
    decisions.filled(1, BAR + 3 * HOUR, 21_010);
    decisions.closed(1, 186);
    journal.trades().add(0, 1, 0, 1, BAR + HOUR, 21_000.5, BAR + 3 * HOUR, 21_010, 2, 190, 4);
    journal.days().add(MONDAY, 20_186, 186, 19_800, 0, false, false);
    journal.days().add(MONDAY + 2, 20_186, 0, 20_186, 0, false, false);
    return new AccountResult(
        journal,
        20_000,
        20_186,
        386,
        20,
        2,
        20,
        0,
        List.of(),
        Optional.of("ArithmeticException in onBar at 2025-01-06T17:00Z: / by zero"),
        List.of());
  }

  /** Both accounts. */
  public static List<AccountResult> both() {
    return List.of(ibs(), breakout());
  }
}
