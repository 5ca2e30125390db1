package io.multialpha.host.app;

import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which trade dates are traded: those asked for, as far as there are bars.
 *
 * @param first with a bar of any traded instrument
 * @param last with a bar of any traded instrument
 */
record TradeDates(LocalDate first, LocalDate last) {
  private static final int SHUT_DAYS = 4;

  /**
   * Finds them.
   *
   * @param from first date asked for, if any
   * @param to last date asked for, if any
   * @throws UsageException if there is not a bar among them
   */
  static TradeDates of(
      List<AccountSpec> accounts,
      MarketData market,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {
    int firstAsked = from.map(day -> Math.toIntExact(day.toEpochDay())).orElse(Integer.MIN_VALUE);
    int lastAsked = to.map(day -> Math.toIntExact(day.toEpochDay())).orElse(Integer.MAX_VALUE);
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    int firstOfAll = Integer.MAX_VALUE;
    int lastOfAll = Integer.MIN_VALUE;
    for (AccountSpec account : accounts) {
      for (AccountSpec.Leg leg : account.legs()) {
        BarColumns bars = market.requireHourly(leg.instrument().symbol());
        int[] dates = bars.tradeDate();
        // They never fall.
        int begin = 0;
        while (begin < bars.size() && dates[begin] < firstAsked) {
          begin++;
        }
        int end = bars.size();
        while (end > begin && dates[end - 1] > lastAsked) {
          end--;
        }
        if (begin < end) {
          first = Math.min(first, dates[begin]);
          last = Math.max(last, dates[end - 1]);
        }
        if (bars.size() > 0) {
          firstOfAll = Math.min(firstOfAll, dates[0]);
          lastOfAll = Math.max(lastOfAll, dates[bars.size() - 1]);
        }
      }
    }
    if (first > last) {
      throw new UsageException(
          "There are no hourly bars"
              + from.map(day -> " from " + day).orElse("")
              + to.map(day -> " to " + day).orElse("")
              + (firstOfAll > lastOfAll
                  ? " of the instruments traded."
                  : "; those of the instruments traded go from "
                      + LocalDate.ofEpochDay(firstOfAll)
                      + " to "
                      + LocalDate.ofEpochDay(lastOfAll)
                      + "."));
    }
    return new TradeDates(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last));
  }

  /** Whether this trade date, an epoch day, is among them. */
  boolean isWithin(int tradeDate) {
    return tradeDate >= first.toEpochDay() && tradeDate <= last.toEpochDay();
  }

  /** Whether trading goes on for longer than a week-end after this date. */
  boolean outlast(LocalDate date) {
    return date.plusDays(SHUT_DAYS).isBefore(last);
  }

  /** Says where there are bars of fewer dates than were asked for. */
  List<String> notes(Optional<LocalDate> from, Optional<LocalDate> to) {
    List<String> notes = new ArrayList<>();
    // A week-end, even a long one, is nothing that was asked for in vain.
    if (from.isPresent() && from.get().plusDays(SHUT_DAYS).isBefore(first)) {
      notes.add("Asked to trade from " + from.get() + ", but the bars begin on " + first + ".");
    }
    if (to.isPresent() && to.get().minusDays(SHUT_DAYS).isAfter(last)) {
      notes.add("Asked to trade to " + to.get() + ", but the bars end on " + last + ".");
    }
    return notes;
  }

  /** The same for the engine. */
  RunWindow window() {
    return new RunWindow((int) first.toEpochDay(), (int) last.toEpochDay());
  }
}
