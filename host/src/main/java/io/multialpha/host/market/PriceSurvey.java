package io.multialpha.host.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the prices of a symbol look like as a whole: how far they reach, where they jump, and which
 * stand alone.
 *
 * <p>A jump is an opening of a trade date that lies further from the last close than {@link
 * #JUMP_RANGES} usual hourly ranges. Such are the rolls of a series that was not adjusted, splits,
 * and some news; prices alone cannot tell them apart.
 *
 * @param symbol they are traded under
 * @param lowest price, in points
 * @param highest price, in points
 * @param jumps trade dates that open with a jump, rising
 * @param spikes which bars have a {@link PriceSpike}, rising
 */
public record PriceSurvey(
    String symbol, double lowest, double highest, List<LocalDate> jumps, List<Integer> spikes) {
  /** How many usual hourly ranges make a jump; fewer are everyday gaps. */
  public static final int JUMP_RANGES = 5;

  /** Bars over which the usual range is averaged, about eight trade dates. */
  private static final int WINDOW = 200;

  /** Copies the list. */
  public PriceSurvey {
    jumps = List.copyOf(jumps);
    spikes = List.copyOf(spikes);
  }

  /** Looks at all bars once, first to last. */
  static PriceSurvey of(BarColumns bars) {
    double[] prices = bars.prices();
    int[] date = bars.tradeDate();
    List<LocalDate> jumps = new ArrayList<>();
    List<Integer> spikes = new ArrayList<>();
    double lastHigh = Double.POSITIVE_INFINITY;
    double lastLow = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    double usual = 0;
    for (int i = 0; i < bars.size(); i++) {
      double high = prices[4 * i + 1];
      double low = prices[4 * i + 2];
      double close = prices[4 * i + 3];
      // Only a settlement lies outside.
      high = close > high ? close : high;
      low = close < low ? close : low;
      // A spike is further than this from the bar before, and few other bars are.
      double near = PriceSpike.NOT_SO_FAR * (lastHigh - lastLow);
      if ((high - lastHigh > near || lastLow - low > near) && PriceSpike.isIn(bars, i)) {
        spikes.add(i);
      }
      lastHigh = high;
      lastLow = low;
      if (i > WINDOW && date[i] != date[i - 1]) {
        double jump = Math.abs(prices[4 * i] - prices[4 * i - 1]);
        if (jump > JUMP_RANGES * usual && usual > 0) {
          jumps.add(LocalDate.ofEpochDay(date[i]));
        }
      }
      // One wild hour must not hide the jumps of the next week.
      double range = high - low;
      if (i >= WINDOW && usual > 0 && range > JUMP_RANGES * usual) {
        range = JUMP_RANGES * usual;
      }
      usual += (range - usual) / Math.min(i + 1, WINDOW);
      lowest = low < lowest ? low : lowest;
      highest = high > highest ? high : highest;
    }
    return new PriceSurvey(bars.symbol(), lowest, highest, jumps, spikes);
  }
}
