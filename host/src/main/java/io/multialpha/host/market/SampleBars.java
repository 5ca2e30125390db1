package io.multialpha.host.market;

/**
 * Makes the hourly bars of one instrument of the sample market.
 *
 * <p>Within an hour the price is a Brownian motion in {@value #STEPS} steps towards the end that
 * the factors give; open, high, low and close are read off it on the grid of ticks.
 */
final class SampleBars {
  private static final int STEPS = 48;

  /** How far noise carries single trades beyond the path, in units of the hour's deviation. */
  private static final double NOISE = 0.1;

  private static final double DAYS_PER_YEAR = 252;
  private static final double LARGEST_MOVE = 0.25;
  private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7};

  private final SampleHours hours;
  private final SampleRandom random;
  private final int tick;
  private final double scale;
  private final PlantedEdge edge;
  private final BarColumns.Builder bars;
  private final double[] walk = new double[STEPS + 1];

  private SampleBars(
      String symbol,
      SampleHours hours,
      SampleRandom random,
      int tick,
      int decimals,
      PlantedEdge edge) {
    this.hours = hours;
    this.random = random;
    this.tick = tick;
    this.scale = POWERS[decimals];
    this.edge = edge;
    this.bars = BarColumns.builder(symbol, hours.size());
  }

  /**
   * The bars of an instrument that moves with the factors and on its own.
   *
   * @param drift planted into it, in standard deviations of a usual day
   */
  static BarColumns of(
      SampleInstrument instrument,
      double drift,
      SampleHours hours,
      SampleFactors factors,
      SampleRandom random) {
    SampleFactors.Series own = SampleFactors.own(hours, random);
    return new SampleBars(
            instrument.symbol(),
            hours,
            random,
            instrument.tick(),
            instrument.decimals(),
            new PlantedEdge(drift, instrument.shape()))
        .walk(instrument, factors, own);
  }

  private BarColumns walk(
      SampleInstrument instrument, SampleFactors factors, SampleFactors.Series own) {
    double daily = instrument.yearlyVolatility() / Math.sqrt(DAYS_PER_YEAR);
    double[] loadings = instrument.loadings().stream().mapToDouble(Double::doubleValue).toArray();
    double ownLoading = instrument.ownLoading();
    double price = instrument.start();
    for (int i = 0; i < hours.size(); i++) {
      if (hours.isAfterPause(i)) {
        double move = ownLoading * own.pauseMove(i);
        for (int f = 0; f < loadings.length; f++) {
          move += loadings[f] * factors.factor(f).pauseMove(i);
        }
        price *= 1 + bounded(move * daily * Math.sqrt(hours.pauseVariance(i)));
      }
      double move = ownLoading * own.scale(i) * own.normal(i);
      double variance = square(ownLoading * own.scale(i));
      for (int f = 0; f < loadings.length; f++) {
        double weighted = loadings[f] * factors.factor(f).scale(i);
        move += weighted * factors.factor(f).normal(i);
        variance += weighted * weighted;
      }
      int hour = hours.chicagoHour(i);
      double usual = daily * instrument.shape().deviation(hour);
      double deviation = usual * Math.sqrt(hours.open(i));
      double drift = edge.drift(hours.tradeDate(i)) * usual * hours.open(i);
      double end = bounded(move * deviation + drift);
      double conditional = Math.sqrt(variance);
      double volume =
          instrument.dailyVolume()
              * instrument.shape().volumeShare(hour)
              * hours.open(i)
              * activity(conditional, Math.abs(move));
      if (!instrument.shape().cashHours()) {
        path(i, price, end, conditional * deviation, 0, volume);
      } else if (hours.isCashHour(i)) {
        path(i, price, end, conditional * deviation, hour == 8 ? STEPS / 2 : 0, volume);
      }
      price *= 1 + end;
    }
    return bars.build();
  }

  /** The bars of the volatility index, which has no volume. */
  static BarColumns ofFear(
      String symbol, SampleHours hours, SampleFactors factors, SampleRandom random) {
    PlantedEdge none = new PlantedEdge(0, SampleShape.INDEX);
    SampleBars made = new SampleBars(symbol, hours, random, 1, 2, none);
    double before = factors.fear(0);
    for (int i = 0; i < hours.size(); i++) {
      double from = 9 + StrictMath.exp(before);
      double to = 9 + StrictMath.exp(factors.fear(i));
      if (hours.isCashHour(i)) {
        made.path(i, from, to / from - 1, 0.012, hours.chicagoHour(i) == 8 ? STEPS / 2 : 0, 0);
      }
      before = factors.fear(i);
    }
    return made.bars.build();
  }

  /** Volume rises with volatility and with the size of the move, and is ragged. */
  private double activity(double conditional, double move) {
    return (0.6 + 0.35 * move) * Math.sqrt(conditional) * StrictMath.exp(0.3 * random.normal());
  }

  /**
   * Walks through one hour and appends its bar.
   *
   * @param price at the begin
   * @param move of the whole hour, as a fraction
   * @param deviation of the whole hour, as a fraction
   * @param skipped how many of the first steps lie before the bar
   */
  private void path(
      int i, double price, double move, double deviation, int skipped, double volume) {
    double step = deviation / Math.sqrt(STEPS);
    for (int k = 1; k <= STEPS; k++) {
      walk[k] = walk[k - 1] + step * random.roughlyNormal();
    }
    double slant = (move - walk[STEPS]) / STEPS;
    double high = 1 + move;
    double low = 1 + move;
    for (int k = skipped + 1; k <= STEPS; k++) {
      double at = 1 + walk[k] + slant * k;
      high = Math.max(high, at);
      low = Math.min(low, at);
    }
    high += NOISE * deviation * Math.abs(random.roughlyNormal());
    low -= NOISE * deviation * Math.abs(random.roughlyNormal());
    int first = skipped + 1;
    double open = points(ticks(price * (1 + walk[first] + slant * first)));
    double highest = points(ticks(price * high));
    double lowest = points(ticks(price * low));
    double close = points(ticks(price * (1 + move)));
    bars.append(
        hours.start(i), hours.tradeDate(i), open, highest, lowest, close, Math.rint(volume));
    edge.observe(highest, lowest, close);
  }

  private long ticks(double price) {
    return Math.max(1, (long) Math.floor(price * scale / tick + 0.5));
  }

  private double points(long ticks) {
    return ticks * tick / scale;
  }

  private static double bounded(double move) {
    return Math.max(-LARGEST_MOVE, Math.min(LARGEST_MOVE, move));
  }

  private static double square(double x) {
    return x * x;
  }
}
