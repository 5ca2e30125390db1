package io.multialpha.host.market;

/**
 * The common movements of the sample market, and the volatility index that goes with them.
 *
 * <p>Every series here, and every instrument's own, has in each hour a scale and a normal number;
 * their product is its movement, with mean 0 whatever came before. The scale is the product of a
 * slow and a fast wave of volatility and a fat tail. The market's slow wave is the level of the
 * volatility index, which falls when the market rises.
 */
final class SampleFactors {
  private static final double SLOW_MEMORY = 1 - 1 / (12 * 23.0);
  private static final double SLOW_DEVIATION = 0.35;
  private static final double FAST_MEMORY = 0.9;
  private static final double FAST_DEVIATION = 0.3;

  private static final double FEAR_MEAN = StrictMath.log(8.2);
  private static final double FEAR_DAILY_DEVIATION = 0.11;
  private static final double FEAR_HOURLY_RETURN = 0.0022;
  private static final double FEAR_TO_VOLATILITY = 0.9;
  private static final double FEAR_BOUND = 1.6;

  /** Scale and normal number of each hour, and those of the pause before it. */
  static final class Series {
    private final double[] scale;
    private final double[] normal;
    private final double[] pauseScale;
    private final double[] pauseNormal;

    private Series(int size) {
      scale = new double[size];
      normal = new double[size];
      pauseScale = new double[size];
      pauseNormal = new double[size];
    }

    double scale(int i) {
      return scale[i];
    }

    double normal(int i) {
      return normal[i];
    }

    double pauseMove(int i) {
      return pauseScale[i] * pauseNormal[i];
    }
  }

  private final Series[] factors;
  private final double[] fear;

  /** The logarithm of the volatility index's distance from 9 at the end of an hour. */
  double fear(int i) {
    return fear[i];
  }

  Series factor(int index) {
    return factors[index];
  }

  SampleFactors(SampleHours hours, long seed) {
    int count = SampleInstrument.Factor.values().length;
    factors = new Series[count];
    for (int f = 1; f < count; f++) {
      factors[f] = own(hours, new SampleRandom(seed, f));
    }
    fear = new double[hours.size()];
    factors[0] = market(hours, new SampleRandom(seed, 0), factors[1], fear);
  }

  /** A series of its own, with both waves. */
  static Series own(SampleHours hours, SampleRandom random) {
    Series series = new Series(hours.size());
    double slow = SLOW_DEVIATION * random.normal();
    double fast = FAST_DEVIATION * random.normal();
    double level = SLOW_DEVIATION * SLOW_DEVIATION + FAST_DEVIATION * FAST_DEVIATION;
    for (int i = 0; i < hours.size(); i++) {
      slow = next(slow, SLOW_MEMORY, SLOW_DEVIATION, random);
      fast = next(fast, FAST_MEMORY, FAST_DEVIATION, random);
      draw(series, i, hours.isAfterPause(i), StrictMath.exp(slow + fast - level), random);
    }
    return series;
  }

  private static Series market(
      SampleHours hours, SampleRandom random, Series index, double[] fear) {
    Series series = new Series(hours.size());
    double level = FEAR_MEAN + 0.2;
    double fast = FAST_DEVIATION * random.normal();
    double meanSquare = SLOW_DEVIATION * SLOW_DEVIATION + FAST_DEVIATION * FAST_DEVIATION;
    SampleShape shape = SampleShape.INDEX;
    for (int i = 0; i < hours.size(); i++) {
      fast = next(fast, FAST_MEMORY, FAST_DEVIATION, random);
      double slow = FEAR_TO_VOLATILITY * (level - FEAR_MEAN);
      boolean paused = hours.isAfterPause(i);
      draw(series, i, paused, StrictMath.exp(slow + fast - meanSquare), random);
      if (paused) {
        double move = fearMove(series.pauseNormal[i], index.pauseNormal[i], random);
        level = bounded(level + FEAR_DAILY_DEVIATION * Math.sqrt(hours.pauseVariance(i)) * move);
      }
      double move = fearMove(series.normal[i], index.normal[i], random);
      double deviation =
          FEAR_DAILY_DEVIATION * shape.deviation(hours.chicagoHour(i)) * Math.sqrt(hours.open(i));
      level = bounded(level + FEAR_HOURLY_RETURN * (FEAR_MEAN - level) + deviation * move);
      fear[i] = level;
    }
    return series;
  }

  private static double fearMove(double market, double index, SampleRandom random) {
    return -0.62 * market - 0.5 * index + 0.6 * random.normal() * random.fatTailScale();
  }

  private static double bounded(double level) {
    return Math.max(FEAR_MEAN - FEAR_BOUND, Math.min(FEAR_MEAN + FEAR_BOUND, level));
  }

  private static double next(double wave, double memory, double deviation, SampleRandom random) {
    return memory * wave + Math.sqrt(1 - memory * memory) * deviation * random.normal();
  }

  private static void draw(
      Series series, int i, boolean paused, double volatility, SampleRandom random) {
    if (paused) {
      series.pauseScale[i] = volatility * random.fatTailScale();
      series.pauseNormal[i] = random.normal();
    }
    series.scale[i] = volatility * random.fatTailScale();
    series.normal[i] = random.normal();
  }
}
