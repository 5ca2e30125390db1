package io.multialpha.api.params;

/** What kind of value a parameter takes. */
public enum ParamType {
  /** A whole number, {@code int}. */
  INTEGER,
  /** A number, {@code double}; never NaN or infinite. */
  DECIMAL,
  /** {@code true} or {@code false}. */
  FLAG,
  /** One of a fixed list of words. */
  CHOICE,
  /**
   * A time of day written as four digits, {@code "0000"} to {@code "2400"}; read as minutes since
   * midnight, 0 to 1440.
   */
  TIME_OF_DAY,
  /** Some numbers, written with commas between them or as a list; {@code List<Double>}. */
  NUMBERS,
  /** Filters on entries, each a band of a feature; {@code List<FeatureBand>}. */
  FILTERS
}
