package io.multialpha.host.engine;

import io.multialpha.api.strategy.Signal;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Fills, slots and daily stops once more, slowly and plainly: nothing is kept that can be worked
 * out anew. The real engine has to come to the very same trades, refusals, equity and stops.
 */
final class NaiveEngine {
  /** An account as far as it matters here. */
  record Desk(
      Hashed strategy,
      List<BarColumns> legs,
      Limits limits,
      FillModel fills,
      double tick,
      double pointValue,
      int contracts,
      double slippageTicks,
      double commission,
      long expiry) {}

  /** An entry that was wanted: when, on what, and what came of it. */
  record Entry(long bar, String symbol, int side, String fate) {}

  /** A closed round trip. */
  record Trade(
      String symbol,
      int quantity,
      long entryTime,
      double entryPrice,
      long exitTime,
      double exitPrice,
      double net) {}

  /** How a trade date ended. */
  record Day(int day, double equity, double realized, boolean stopped) {}

  /** What an account has come to. */
  static final class State {
    final Desk desk;
    final List<Trade> trades = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    final Map<String, Held> held = new HashMap<>();
    final Map<String, Waiting> waiting = new HashMap<>();
    final List<String> leaving = new ArrayList<>();
    final List<Day> days = new ArrayList<>();
    final List<Double> equities = new ArrayList<>(List.of(TestAccount.CASH));
    double equityAtStart = TestAccount.CASH;
    int day = Integer.MIN_VALUE;
    boolean stopped;
    boolean stoppedByHouse;

    State(Desk desk) {
      this.desk = desk;
    }

    BarColumns bars(String symbol) {
      return desk.legs.stream().filter(leg -> leg.symbol().equals(symbol)).findFirst().get();
    }
  }

  /** A position; {@code stop} and {@code target} as last asked for. */
  record Held(int quantity, double price, long time, double stop, double target) {}

  /** An entry under way; {@code row} is its place in the list of entries. */
  record Waiting(int quantity, long decided, int row) {}

  private final List<State> states = new ArrayList<>();
  private final Limits house;
  private double houseEquityAtStart;
  private int houseDay = Integer.MIN_VALUE;
  private boolean houseStopped;
  private long now;

  NaiveEngine(Limits house, List<Desk> desks) {
    this.house = house;
    desks.forEach(desk -> states.add(new State(desk)));
    houseEquityAtStart = desks.size() * TestAccount.CASH;
  }

  List<State> run() {
    TreeSet<Long> times = new TreeSet<>();
    for (State state : states) {
      for (BarColumns bars : state.desk.legs) {
        for (int i = 0; i < bars.size(); i++) {
          times.add(bars.start()[i]);
        }
      }
    }
    for (long time : times) {
      step(time);
    }
    states.forEach(this::endDay);
    return states;
  }

  private void step(long time) {
    List<State> here = new ArrayList<>();
    for (State state : states) {
      for (BarColumns bars : state.desk.legs) {
        if (at(bars, time) >= 0 && !here.contains(state)) {
          here.add(state);
          turnDay(state, bars.tradeDate()[at(bars, time)]);
        }
      }
    }
    now = time;
    for (State state : here) {
      for (BarColumns bars : state.desk.legs) {
        open(state, bars, at(bars, time));
      }
    }
    boolean inStep = house.areSet();
    for (State state : inStep ? states : here) {
      expire(state);
    }
    for (State state : here) {
      for (BarColumns bars : state.desk.legs) {
        withinBar(state, bars, at(bars, time));
      }
      checkStop(state);
    }
    checkHouse();
    for (State state : here) {
      for (BarColumns bars : state.desk.legs) {
        decide(state, bars, at(bars, time));
      }
      if (state.desk.fills == FillModel.SIGNAL_CLOSE) {
        checkStop(state);
        for (BarColumns bars : state.desk.legs) {
          fillAtClose(state, bars, at(bars, time));
        }
        checkStop(state);
      }
      for (BarColumns bars : state.desk.legs) {
        askLevels(state, bars, at(bars, time));
      }
    }
    checkHouse();
  }

  private void checkHouse() {
    if (!houseStopped && isLost(house, houseEquity() - houseEquityAtStart, houseRealized())) {
      houseStopped = true;
      for (State state : states) {
        closeAll(state, "DAILY_STOP");
        state.stoppedByHouse |= state.day == houseDay;
      }
    }
  }

  /** Index of the bar that starts at this time, or a negative number. */
  private static int at(BarColumns bars, long time) {
    for (int i = 0; i < bars.size(); i++) {
      if (bars.start()[i] == time) {
        return i;
      }
    }
    return -1;
  }

  /** While the time is still that of the step before. */
  private void turnDay(State state, int day) {
    if (day > houseDay) {
      houseDay = day;
      houseStopped = false;
      houseEquityAtStart = houseEquity();
    }
    if (day > state.day) {
      endDay(state);
      state.day = day;
      state.stopped = false;
      state.stoppedByHouse = false;
      state.equityAtStart = equity(state);
    }
  }

  private void endDay(State state) {
    if (state.day != Integer.MIN_VALUE) {
      state.days.add(
          new Day(
              state.day, equity(state), realized(state), state.stopped || state.stoppedByHouse));
    }
  }

  private void open(State state, BarColumns bars, int i) {
    String symbol = bars.symbol();
    if (i < 0) {
      return;
    }
    boolean cheats = state.desk.fills == FillModel.CHEAT_ON_CLOSE;
    if (state.leaving.contains(symbol) && cheats) {
      int side = -Integer.signum(state.held.get(symbol).quantity);
      closeAt(state, symbol, cheat(state, bars, i, side));
    } else if (state.leaving.contains(symbol)) {
      close(state, symbol, bars.open(i), true);
    }
    expire(state);
    Waiting entry = state.waiting.remove(symbol);
    if (entry != null && cheats) {
      double price = cheat(state, bars, i, Integer.signum(entry.quantity));
      state.held.put(symbol, new Held(entry.quantity, price, now, Double.NaN, Double.NaN));
    } else if (entry != null) {
      enter(state, symbol, entry, bars.open(i));
      Held held = state.held.get(symbol);
      state.held.put(symbol, withLevels(state, held, 0));
    }
  }

  /** The close before a bar, slippage added as far as the bar trades there. */
  private static double cheat(State state, BarColumns bars, int i, int side) {
    double slippage = state.desk.slippageTicks * state.desk.tick;
    double worse = bars.close(i - 1) + side * slippage;
    if (side > 0 && slippage > 0 && worse > bars.high(i)) {
      return bars.high(i);
    }
    return side < 0 && slippage > 0 && worse < bars.low(i) ? bars.low(i) : worse;
  }

  private void expire(State state) {
    for (String symbol : List.copyOf(state.waiting.keySet())) {
      if (now - state.waiting.get(symbol).decided > state.desk.expiry) {
        withdraw(state, symbol, "EXPIRED");
      }
    }
  }

  private static void withdraw(State state, String symbol, String fate) {
    Waiting entry = state.waiting.remove(symbol);
    Entry was = state.entries.get(entry.row);
    state.entries.set(entry.row, new Entry(was.bar, was.symbol, was.side, fate));
  }

  private void enter(State state, String symbol, Waiting entry, double price) {
    double worse = Integer.signum(entry.quantity) * state.desk.slippageTicks * state.desk.tick;
    state.held.put(symbol, new Held(entry.quantity, price + worse, now, Double.NaN, Double.NaN));
  }

  private static Held withLevels(State state, Held held, int barsHeld) {
    if (state.desk.fills != FillModel.INTRABAR) {
      return held;
    }
    Hashed strategy = state.desk.strategy;
    return new Held(
        held.quantity,
        held.price,
        held.time,
        strategy.stop(held.quantity, held.price, barsHeld),
        strategy.target(held.quantity, held.price, barsHeld));
  }

  private void close(State state, String symbol, double price, boolean slips) {
    double worse = slips ? state.desk.slippageTicks * state.desk.tick : 0;
    closeAt(state, symbol, price - Integer.signum(state.held.get(symbol).quantity) * worse);
  }

  private void closeAt(State state, String symbol, double exit) {
    Held held = state.held.remove(symbol);
    state.leaving.remove(symbol);
    double gross = (exit - held.price) * held.quantity * state.desk.pointValue;
    double costs = 2 * Math.abs(held.quantity) * state.desk.commission;
    state.trades.add(
        new Trade(symbol, held.quantity, held.time, held.price, now, exit, gross - costs));
  }

  private void withinBar(State state, BarColumns bars, int i) {
    Held held = state.held.get(bars.symbol());
    if (i < 0 || held == null) {
      return;
    }
    double open = bars.open(i);
    double high = bars.high(i);
    double low = bars.low(i);
    if (held.quantity > 0) {
      if (low <= held.stop) {
        close(state, bars.symbol(), open < held.stop ? open : held.stop, true);
      } else if (high >= held.target) {
        close(state, bars.symbol(), open > held.target ? open : held.target, false);
      }
    } else if (high >= held.stop) {
      close(state, bars.symbol(), open > held.stop ? open : held.stop, true);
    } else if (low <= held.target) {
      close(state, bars.symbol(), open < held.target ? open : held.target, false);
    }
  }

  private void checkStop(State state) {
    state.equities.add(equity(state));
    state.stoppedByHouse |= houseStopped;
    if (!state.stopped
        && isLost(state.desk.limits, equity(state) - state.equityAtStart, realized(state))) {
      state.stopped = true;
      closeAll(state, "DAILY_STOP");
    }
  }

  private static boolean isLost(Limits limits, double change, double realized) {
    double profit = limits.dailyStopBasis() == DailyStopBasis.EQUITY ? change : realized;
    return profit <= -limits.dailyStopLoss();
  }

  private static void closeAll(State state, String fate) {
    for (String symbol : List.copyOf(state.waiting.keySet())) {
      withdraw(state, symbol, fate);
    }
    for (String symbol : state.held.keySet()) {
      if (!state.leaving.contains(symbol)) {
        state.leaving.add(symbol);
      }
    }
  }

  private void decide(State state, BarColumns bars, int i) {
    if (i < 0) {
      return;
    }
    String symbol = bars.symbol();
    Held held = state.held.get(symbol);
    int quantity = held == null ? 0 : held.quantity;
    Signal signal = state.desk.strategy.decide(symbol, now, bars.close(i), quantity);
    if (signal.action() == Signal.Action.EXIT && held != null && !state.leaving.contains(symbol)) {
      state.leaving.add(symbol);
    }
    if (signal.isEntry() && held == null && !state.waiting.containsKey(symbol)) {
      int wanted = signal.action() == Signal.Action.ENTER_LONG ? 1 : -1;
      String fate = fate(state);
      state.entries.add(new Entry(now, symbol, wanted, fate));
      if (fate.equals("ORDERED")) {
        int row = state.entries.size() - 1;
        state.waiting.put(symbol, new Waiting(wanted * state.desk.contracts, now, row));
      }
    }
    fillAtClose(state, bars, i);
  }

  private String fate(State state) {
    if (state.stopped) {
      return "DAILY_STOP";
    }
    if (state.held.size() + state.waiting.size() >= state.desk.limits.maxPositions()) {
      return "NO_SLOT";
    }
    if (houseStopped) {
      return "DAILY_STOP";
    }
    int taken = states.stream().mapToInt(any -> any.held.size() + any.waiting.size()).sum();
    return taken >= house.maxPositions() ? "NO_SLOT" : "ORDERED";
  }

  private void fillAtClose(State state, BarColumns bars, int i) {
    if (i < 0 || state.desk.fills != FillModel.SIGNAL_CLOSE) {
      return;
    }
    if (state.leaving.contains(bars.symbol())) {
      close(state, bars.symbol(), bars.close(i), true);
    }
    Waiting entry = state.waiting.remove(bars.symbol());
    if (entry != null) {
      enter(state, bars.symbol(), entry, bars.close(i));
    }
  }

  private void askLevels(State state, BarColumns bars, int i) {
    Held held = state.held.get(bars.symbol());
    if (i >= 0 && held != null) {
      state.held.put(bars.symbol(), withLevels(state, held, i - at(bars, held.time)));
    }
  }

  /** Cash plus open profit at the latest closes known now. */
  double equity(State state) {
    double equity = TestAccount.CASH;
    for (Trade trade : state.trades) {
      equity += trade.net;
    }
    for (Map.Entry<String, Held> entry : state.held.entrySet()) {
      Held held = entry.getValue();
      equity +=
          (close(state.bars(entry.getKey())) - held.price) * held.quantity * state.desk.pointValue;
      equity -= Math.abs(held.quantity) * state.desk.commission;
    }
    return equity;
  }

  private double close(BarColumns bars) {
    int last = -1;
    for (int i = 0; i < bars.size() && bars.start()[i] <= now; i++) {
      last = i;
    }
    return bars.close(last);
  }

  private double houseEquity() {
    return states.stream().mapToDouble(this::equity).sum();
  }

  private double realized(State state) {
    return state.trades.stream()
        .filter(trade -> dayOf(state, trade.exitTime) == state.day)
        .mapToDouble(Trade::net)
        .sum();
  }

  private double houseRealized() {
    double sum = 0;
    for (State state : states) {
      for (Trade trade : state.trades) {
        sum += dayOf(state, trade.exitTime) == houseDay ? trade.net : 0;
      }
    }
    return sum;
  }

  private static int dayOf(State state, long time) {
    return state.desk.legs.stream()
        .filter(bars -> at(bars, time) >= 0)
        .map(bars -> bars.tradeDate()[at(bars, time)])
        .max(Comparator.naturalOrder())
        .get();
  }
}
