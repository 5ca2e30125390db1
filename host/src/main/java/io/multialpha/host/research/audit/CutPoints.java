package io.multialpha.host.research.audit;

import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.market.BarColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** Chooses the places at which the bars are cut off: the same ones for the same seed. */
final class CutPoints {
  private CutPoints() {}

  /**
   * Half of them right after bars at which something was decided, as far as there are so many,
   * since that is where a look ahead shows; the others at any bars. Spread over all the time.
   *
   * @param traded hourly bars of the instruments that are traded
   * @param window trade dates from which they are taken
   * @param decided starts of bars at which something was decided, rising
   * @param points how many are wanted; fewer where there are fewer bars
   */
  static List<Cut> choose(
      Collection<BarColumns> traded, RunWindow window, long[] decided, int points, long seed) {
    NavigableMap<Long, Integer> tradeDates = new TreeMap<>();
    for (BarColumns bars : traded) {
      for (int i = 0; i < bars.size(); i++) {
        int date = bars.tradeDate()[i];
        if (date >= window.firstTradeDate() && date <= window.lastTradeDate()) {
          tradeDates.putIfAbsent(bars.start()[i], date);
        }
      }
    }
    Random random = new Random(seed);
    NavigableMap<Long, Integer> chosen = new TreeMap<>();
    List<Long> atDecisions = new ArrayList<>();
    for (long time : decided) {
      if (tradeDates.containsKey(time)) {
        atDecisions.add(time);
      }
    }
    spread(atDecisions, (points + 1) / 2, random)
        .forEach(time -> chosen.put(time, tradeDates.get(time)));
    List<Long> others = new ArrayList<>(tradeDates.keySet());
    others.removeAll(chosen.keySet());
    spread(others, points - chosen.size(), random)
        .forEach(time -> chosen.put(time, tradeDates.get(time)));
    List<Cut> cuts = new ArrayList<>();
    chosen.forEach((time, date) -> cuts.add(new Cut(time, date)));
    return cuts;
  }

  /** One at random out of each of so many parts of the list. */
  private static List<Long> spread(List<Long> times, int wanted, Random random) {
    int parts = Math.min(wanted, times.size());
    List<Long> chosen = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int from = (int) ((long) i * times.size() / parts);
      int to = (int) ((i + 1L) * times.size() / parts);
      chosen.add(times.get(from + random.nextInt(to - from)));
    }
    return chosen;
  }
}
