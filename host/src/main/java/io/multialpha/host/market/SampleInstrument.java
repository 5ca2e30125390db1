package io.multialpha.host.market;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What the sample market knows of an instrument: rough figures of its kind, not fitted to any data.
 *
 * @param symbol root
 * @param shape how its day goes
 * @param tick price step in units of the last decimal
 * @param decimals of its prices
 * @param start price of the first day, points
 * @param yearlyVolatility as a fraction
 * @param dailyVolume contracts or shares
 * @param loadings on the factors in their order; what is missing to a sum of squares of 1 is its
 *     own
 */
record SampleInstrument(
    String symbol,
    SampleShape shape,
    int tick,
    int decimals,
    double start,
    double yearlyVolatility,
    double dailyVolume,
    List<Double> loadings) {

  /** The common factors, in the order of the loadings. */
  enum Factor {
    MARKET,
    INDEX,
    METAL,
    ENERGY,
    DOLLAR,
    BOND
  }

  /** All instruments, the volatility index excepted, which {@link SampleFactors} makes. */
  static List<SampleInstrument> all() {
    return List.of(
        of("ES", SampleShape.INDEX, 25, 2, 3700, .16, 1_400_000, .72, .66, 0, 0, 0, 0),
        of("NQ", SampleShape.INDEX, 25, 2, 12_800, .22, 550_000, .66, .66, 0, 0, 0, 0),
        of("RTY", SampleShape.INDEX, 1, 1, 1970, .24, 180_000, .70, .50, 0, 0, 0, 0),
        of("YM", SampleShape.INDEX, 1, 0, 30_500, .15, 170_000, .70, .62, 0, 0, 0, 0),
        of("GC", SampleShape.METAL, 1, 1, 1900, .15, 190_000, .05, 0, .72, 0, .25, .15),
        of("SI", SampleShape.METAL, 5, 3, 26.5, .28, 65_000, .22, 0, .75, 0, .20, .05),
        of("HG", SampleShape.METAL, 5, 4, 3.55, .22, 75_000, .42, 0, .30, .10, .25, -.05),
        of("CL", SampleShape.ENERGY, 1, 2, 48, .36, 320_000, .38, 0, 0, .55, .10, -.10),
        of("NG", SampleShape.ENERGY, 1, 3, 2.6, .55, 160_000, .05, 0, 0, .25, 0, 0),
        of("PL", SampleShape.METAL, 1, 1, 1080, .26, 20_000, .28, 0, .55, 0, .20, 0),
        of("6A", SampleShape.CURRENCY, 5, 5, .77, .10, 85_000, .42, 0, .12, .05, .62, 0),
        of("6B", SampleShape.CURRENCY, 1, 4, 1.365, .085, 90_000, .25, 0, 0, 0, .68, 0),
        of("6C", SampleShape.CURRENCY, 5, 5, .785, .065, 70_000, .38, 0, 0, .20, .52, 0),
        of("6E", SampleShape.CURRENCY, 5, 5, 1.225, .075, 190_000, .15, 0, .05, 0, .80, .05),
        of("6J", SampleShape.CURRENCY, 5, 7, .0097, .095, 130_000, -.15, 0, .10, 0, .48, .35),
        of("6M", SampleShape.CURRENCY, 1, 5, .05, .11, 55_000, .40, 0, 0, .08, .30, -.05),
        of("6N", SampleShape.CURRENCY, 5, 5, .72, .105, 30_000, .38, 0, .10, 0, .66, 0),
        of("6S", SampleShape.CURRENCY, 5, 5, 1.13, .08, 25_000, 0, 0, .10, 0, .72, .12),
        of("TLT", SampleShape.CASH, 1, 2, 157, .16, 25_000_000, -.15, 0, 0, 0, .05, .85));
  }

  private static SampleInstrument of(
      String symbol,
      SampleShape shape,
      int tick,
      int decimals,
      double start,
      double yearlyVolatility,
      double dailyVolume,
      double... loadings) {
    return new SampleInstrument(
        symbol,
        shape,
        tick,
        decimals,
        start,
        yearlyVolatility,
        dailyVolume,
        DoubleStream.of(loadings).boxed().toList());
  }

  /** The weight of its own movement. */
  double ownLoading() {
    double rest = 1;
    for (double loading : loadings) {
      rest -= loading * loading;
    }
    return Math.sqrt(rest);
  }
}
