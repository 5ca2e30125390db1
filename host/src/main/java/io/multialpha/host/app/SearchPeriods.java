package io.multialpha.host.app;

import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.results.TradeSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The days that are searched, and those on which the finding is tested. */
final class SearchPeriods {
  private static final long DAY = 86_400_000L;

  /** Without a trade for longer, the trades probably do not reach so far. */
  private static final int SOME_DAYS = 31;

  private static final String IDLE =
      " the trade dates count as those without a return, which makes the Sharpe ratio and the growth"
          + " per year small.";

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--train-start",
      paramLabel = "DATE",
      required = true,
      order = 12,
      converter = OptionValues.Date.class,
      description = "First day of entries that are searched.")
  LocalDate trainStart;

  @Option(
      names = "--train-end",
      paramLabel = "DATE",
      required = true,
      order = 13,
      converter = OptionValues.Date.class,
      description = {
        "Last day of them, itself included; by the reference method only its midnight is, as in the"
            + " original."
      })
  LocalDate trainEnd;

  @Option(
      names = "--test-start",
      paramLabel = "DATE",
      required = true,
      order = 14,
      converter = OptionValues.Date.class,
      description = "First day of entries that show what the finding is worth.")
  LocalDate testStart;

  @Option(
      names = "--test-end",
      paramLabel = "DATE",
      required = true,
      order = 15,
      converter = OptionValues.Date.class,
      description = "Last day of them, in the same sense.")
  LocalDate testEnd;

  /** A span of days, both included, and the trades in it. */
  record Period(LocalDate from, LocalDate to, TradeSet trades) {}

  /** Refuses periods that run backwards or have days in common. */
  void requireSense(Consumer<String> note) {
    requireOrder("--train-start", trainStart, "--train-end", trainEnd);
    requireOrder("--test-start", testStart, "--test-end", testEnd);
    if (!testStart.isAfter(trainEnd) && !trainStart.isAfter(testEnd)) {
      throw new ParameterException(
          spec.commandLine(),
          "The train period, "
              + trainStart
              + " to "
              + trainEnd
              + ", and the test period, "
              + testStart
              + " to "
              + testEnd
              + ", have days in common; what was searched on a day cannot be tested on it. Let"
              + " --test-start come after --train-end.");
    }
    if (testEnd.isBefore(trainStart)) {
      note.accept(
          "The test period comes before the train period: what is chosen knows what became of the"
              + " markets after the test, so the test says less than one on later days.");
    }
  }

  private void requireOrder(String first, LocalDate from, String last, LocalDate to) {
    if (to.isBefore(from)) {
      throw new ParameterException(
          spec.commandLine(), last + " " + to + " is before " + first + " " + from + ".");
    }
  }

  /** The trades that are searched. */
  Period train(TradeSet trades, PortfolioMethod method, Consumer<String> note) {
    return required("train", period(trades, trainStart, trainEnd, method, note));
  }

  /** The trades of the test. */
  Period test(TradeSet trades, PortfolioMethod method, Consumer<String> note) {
    return required("test", period(trades, testStart, testEnd, method, note));
  }

  private static Period period(
      TradeSet trades,
      LocalDate from,
      LocalDate to,
      PortfolioMethod method,
      Consumer<String> note) {
    if (method == PortfolioMethod.REFERENCE) {
      return new Period(
          from, to, trades.enteredBetween(from.toEpochDay() * DAY, to.toEpochDay() * DAY));
    }
    Period period = wholeDays(trades, from, to);
    beyond(trades, from, to).forEach(note);
    int open = entered(trades, from, to).size() - period.trades().size();
    if (open > 0) {
      note.accept(leftOut(open, to));
    }
    return period;
  }

  static String leftOut(int open, LocalDate to) {
    return FixedDecimals.counted(open, "trade")
        + (open == 1 ? " that is still open after " : " that are still open after ")
        + to
        + (open == 1 ? " is left out: its result" : " are left out: their result")
        + " is of days that do not belong to the period.";
  }

  /** Says where the trades cover less than was asked for, since every date asked for counts. */
  private static List<String> beyond(TradeSet trades, LocalDate from, LocalDate to) {
    LocalDate first = SimulationTrials.first(trades);
    LocalDate last = SimulationTrials.last(trades);
    List<String> notes = new ArrayList<>();
    if (from.plusDays(SOME_DAYS).isBefore(first)) {
      notes.add("The trades begin on " + first + ": from " + from + IDLE);
    }
    if (to.minusDays(SOME_DAYS).isAfter(last)) {
      notes.add("The trades end on " + last + ": until " + to + IDLE);
    }
    return notes;
  }

  /** The trades of whole days that are over by the end of the last of them. */
  static Period wholeDays(TradeSet trades, LocalDate from, LocalDate to) {
    return new Period(
        from, to, entered(trades, from, to).closedBy((to.toEpochDay() + 1) * DAY - 1));
  }

  private static TradeSet entered(TradeSet trades, LocalDate from, LocalDate to) {
    return trades.enteredBetween(from.toEpochDay() * DAY, (to.toEpochDay() + 1) * DAY - 1);
  }

  private static Period required(String name, Period period) {
    if (period.trades().size() == 0) {
      throw new UsageException(
          period.trades().source()
              + " has no trade in the "
              + name
              + " period, "
              + period.from()
              + " to "
              + period.to()
              + "; choose days that the trades cover.");
    }
    return period;
  }
}
