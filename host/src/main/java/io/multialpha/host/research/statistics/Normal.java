package io.multialpha.host.research.statistics;

/** The standard normal distribution, to about 1e-14 relative in both tails. */
public final class Normal {
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  /** From here on the continued fraction is as exact as the series, and keeps the tail's digits. */
  private static final double TAIL = 2.5;

  private static final int FRACTION_TERMS = 120;

  private Normal() {}

  /** Density at x. */
  public static double density(double x) {
    return StrictMath.exp(-0.5 * x * x) / ROOT_TWO_PI;
  }

  /** Probability of a value at or below x. */
  public static double below(double x) {
    return x < 0 ? above(-x) : x < TAIL ? 0.5 + fromCentre(x) : 1 - tail(x);
  }

  /** Probability of a value above x, without loss of digits where that is small. */
  public static double above(double x) {
    return x < 0 ? below(-x) : x < TAIL ? 0.5 - fromCentre(x) : tail(x);
  }

  /**
   * The value below which a share of the distribution lies; infinite at 0 and 1, NaN beyond.
   *
   * @param probability 0 to 1
   */
  public static double quantile(double probability) {
    return probability < 0.5 ? -upperQuantile(probability) : upperQuantile(1 - probability);
  }

  /**
   * The value above which a share of the distribution lies, without loss of digits where that is
   * small; infinite at 0 and 1, NaN beyond.
   *
   * @param probability 0 to 1
   */
  public static double upperQuantile(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      return Double.NaN;
    }
    if (probability > 0.5) {
      return -upperQuantile(1 - probability);
    }
    if (probability == 0) {
      return Double.POSITIVE_INFINITY;
    }
    // Abramowitz and Stegun 26.2.23, off by less than 4.5e-4, then Halley's iteration.
    double t = Math.sqrt(-2 * StrictMath.log(probability));
    double x =
        t
            - (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int i = 0; i < 3; i++) {
      double step = (above(x) - probability) / density(x);
      x += step / (1 - 0.5 * x * step);
    }
    return x;
  }

  /** Probability between 0 and x, for x from 0 (Marsaglia, Evaluating the Normal Distribution). */
  private static double fromCentre(double x) {
    double term = x;
    double sum = x;
    for (int k = 3; term > 1e-18 * sum; k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return sum * density(x);
  }

  /** Laplace's continued fraction (Abramowitz and Stegun 26.2.14). NaN stays NaN. */
  private static double tail(double x) {
    double fraction = x;
    for (int k = FRACTION_TERMS; k > 0; k--) {
      fraction = x + k / fraction;
    }
    return density(x) / fraction;
  }
}
