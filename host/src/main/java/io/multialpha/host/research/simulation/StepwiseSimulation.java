package io.multialpha.host.research.simulation;

import static io.multialpha.host.research.simulation.Flaw.CALENDAR_DAY;
import static io.multialpha.host.research.simulation.Flaw.EXIT_MULTIPLIER;
import static io.multialpha.host.research.simulation.Flaw.FUTURE_AT_PREEMPTION;
import static io.multialpha.host.research.simulation.Flaw.FUTURE_AT_STOP;
import static io.multialpha.host.research.simulation.Flaw.HINDSIGHT_RANKS;
import static io.multialpha.host.research.simulation.Flaw.INSTANT_PLACE;
import static io.multialpha.host.research.simulation.Flaw.PREEMPTION;
import static io.multialpha.host.research.simulation.Flaw.REALISED_EQUITY;
import static io.multialpha.host.research.simulation.Flaw.REALISED_STOP;
import static io.multialpha.host.research.simulation.Flaw.SYMBOL_RANKS;
import static io.multialpha.host.research.simulation.Flaw.TABLE_COSTS;

import io.multialpha.host.research.results.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The two methods and all that lies between them, told plainly: with all flaws it is {@link
 * ReferenceSimulation}, without any {@link HonestSimulation}. It takes its time and allocates; the
 * tests hold the fast ones against it.
 *
 * <p>The flaws may be left out only in the order in which they are declared.
 */
final class StepwiseSimulation {
  private static final long DAY = 86_400_000L;

  private final ReferencePlan reference;
  private final HonestPlan honest;
  private final Flattened trades;
  private final Set<Flaw> flaws;
  private final int maxPositions;
  private final long firstHour;
  private final Score.Sums[] known;
  private final EquityLog log;

  private final List<Integer> open = new ArrayList<>();

  /** Trades that a stop closes, and the hour of the open at which it does. */
  private final Map<Integer, Integer> closing = new LinkedHashMap<>();

  private double cash;
  private int hour;
  private int day;
  private long calendarDay = Long.MIN_VALUE;
  private double dayProfit;
  private double equity;
  private double equityAtDayStart;
  private boolean stopped;
  private boolean stoppedAtClose;
  private boolean unseen;
  private int stops;

  StepwiseSimulation(
      ReferencePlan reference, HonestPlan honest, long symbols, int maxPositions, Set<Flaw> flaws) {
    this.reference = reference;
    this.honest = honest;
    this.flaws = flaws;
    this.maxPositions = maxPositions;
    trades = honest.flat;
    known = new Score.Sums[trades.trades.symbols().size()];
    for (int s = 0; s < known.length; s++) {
      known[s] = new Score.Sums();
    }
    cash = reference.settings.initialCash();
    equity = cash;
    equityAtDayStart = cash;
    log = new EquityLog(cash, flaws);
    int[] events = has(INSTANT_PLACE) ? reference.events : honest.events;
    firstHour = events.length == 0 ? 0 : Marks.hour(trades.entry[honest.events[0] >> 1]);
    boolean begun = false;
    for (int event : events) {
      if (((symbols >>> trades.symbol[event >> 1]) & 1) == 1) {
        int now = (int) (Marks.hour(instant(event)) - firstHour);
        if (!begun) {
          begun = true;
          hour = now;
          turnTradeDate(honest.days[now]);
        }
        advance(now);
        take(event);
      }
    }
    if (begun) {
      if (unseen) {
        hour++;
        look();
      }
      turnTradeDate(honest.tradeDates.length);
    }
  }

  private boolean has(Flaw flaw) {
    return flaws.contains(flaw);
  }

  private long instant(int event) {
    return (event & 1) == 0 ? trades.entry[event >> 1] : trades.exit[event >> 1];
  }

  private long clock(int event) {
    return (event & 1) == 0 ? trades.entryClock[event >> 1] : trades.exitClock[event >> 1];
  }

  private void advance(int until) {
    while (hour < until) {
      hour++;
      look();
      stoppedAtClose = stopped;
      turnTradeDate(honest.days[hour]);
      closeAtOpen();
    }
  }

  private void closeAtOpen() {
    for (int trade : List.copyOf(open)) {
      if (closing.getOrDefault(trade, -1) == hour) {
        closing.remove(trade);
        open.remove((Integer) trade);
        force(trade, honest.marks.atNextOpen[honest.markBase[trade] + hour], false);
      }
    }
  }

  private void turnTradeDate(int now) {
    for (; day < now; day++) {
      log.endTradeDate(day, cash, equity);
      if (!has(CALENDAR_DAY)) {
        dayProfit = 0;
        equityAtDayStart = equity;
        stopped = false;
      }
    }
  }

  /** Looks at the equity at a full hour. */
  private void look() {
    equity = cash;
    for (int trade : open) {
      equity += honest.marks.atClose[honest.markBase[trade] + hour];
    }
    unseen = false;
    if (!has(REALISED_EQUITY)) {
      log.see(equity);
    }
    if (!has(REALISED_STOP)
        && !stopped
        && equity - equityAtDayStart <= -honest.settings.dailyStopLoss()) {
      stopped = true;
      stops++;
      for (int trade : open) {
        int at = hour + honest.marks.pause(honest.markBase[trade] + hour);
        if (honest.exitHours[trade] != at) {
          closing.put(trade, at);
        }
      }
    }
  }

  private void take(int event) {
    int trade = event >> 1;
    long today = Math.floorDiv(clock(event), DAY);
    if (has(CALENDAR_DAY) && today != calendarDay) {
      dayProfit = 0;
      stopped = false;
    }
    calendarDay = today;
    boolean isExit = (event & 1) == 1;
    boolean decidedOnClose = !has(INSTANT_PLACE) && instant(event) % Marks.HOUR == 0;
    boolean mayEnter = decidedOnClose ? !stoppedAtClose : !stopped;
    boolean refused = false;
    if (isExit) {
      closing.remove(trade);
      if (open.remove((Integer) trade)) {
        close(trade);
      }
      known[trades.symbol[trade]].add(trades.profit[trade]);
    } else if (mayEnter) {
      refused = open.size() >= maxPositions && !makeRoom(trade, instant(event));
      if (!refused) {
        open.add(trade);
        if (!has(TABLE_COSTS)) {
          add(-honest.entryCosts[trade]);
        }
      }
    }
    if (!refused) {
      log.write(clock(event), cash);
    }
  }

  private boolean makeRoom(int trade, long now) {
    if (!has(PREEMPTION)) {
      return false;
    }
    int[] ranks = has(HINDSIGHT_RANKS) ? reference.ranks : ranksKnown();
    int newcomer = ranks[trades.symbol[trade]];
    int worst = 0;
    for (int i = 1; i < open.size(); i++) {
      worst = rank(ranks, i) > rank(ranks, worst) ? i : worst;
    }
    long above =
        open.stream()
            .map(t -> trades.symbol[t])
            .distinct()
            .filter(s -> ranks[s] < newcomer)
            .count();
    boolean better = has(SYMBOL_RANKS) ? above < maxPositions : newcomer < rank(ranks, worst);
    if (better) {
      int leaves = open.remove(worst);
      force(leaves, accrued(leaves, now), has(FUTURE_AT_PREEMPTION));
    }
    return better;
  }

  private int rank(int[] ranks, int place) {
    return ranks[trades.symbol[open.get(place)]];
  }

  private int[] ranksKnown() {
    double[] scores = new double[known.length];
    for (int s = 0; s < scores.length; s++) {
      scores[s] = known[s].score().by(reference.settings.ranking());
    }
    return Ranks.of(scores, trades.trades.names());
  }

  /** What a trade has come to, costs aside. */
  private double accrued(int trade, long now) {
    if (!honest.marks.followed(trade)) {
      return now == trades.entry[trade] ? 0 : Marks.line(trades, trade, now);
    }
    int mark = honest.markBase[trade] + (int) (Marks.hour(now) - firstHour);
    if (Marks.hour(now) == Marks.hour(trades.entry[trade])) {
      return 0;
    }
    return now % Marks.HOUR == 0 ? honest.marks.atNextOpen[mark] : honest.marks.atClose[mark];
  }

  private void close(int trade) {
    add(has(TABLE_COSTS) ? reference.profits[trade] : honest.profitsAfterEntry[trade]);
    if (has(REALISED_STOP) && dayProfit <= -reference.settings.dailyStopLoss()) {
      stopped = true;
      stops++;
      long now = trades.exit[trade];
      open.forEach(each -> force(each, accrued(each, now), has(FUTURE_AT_STOP)));
      open.clear();
    }
  }

  /** Closes early. */
  private void force(int trade, double accrued, boolean future) {
    double gross = future ? Marks.gross(trades, trade) : accrued;
    if (!has(TABLE_COSTS)) {
      add(gross - honest.forcedExitCosts[trade]);
      return;
    }
    double paid = Marks.gross(trades, trade) - reference.profits[trade];
    double profit = gross - paid;
    add(
        has(EXIT_MULTIPLIER)
            ? profit * (1 - reference.settings.exitSlippage())
            : profit - honest.forcedExitTicks(trade));
  }

  private void add(double dollars) {
    cash += dollars;
    dayProfit += dollars;
    unseen = true;
  }

  double profit() {
    return cash - reference.settings.initialCash();
  }

  double sharpe() {
    return log.sharpe();
  }

  double maxDrawdown() {
    return log.maxDrawdown();
  }

  int dailyStops() {
    return stops;
  }

  /** Rows in the form of the original's: clock time and equity after each event. */
  List<EquityLog.Row> rows() {
    return log.rows();
  }
}
