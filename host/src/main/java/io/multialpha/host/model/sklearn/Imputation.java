package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.pickle.Value;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * {@code SimpleImputer}: puts a number where one is missing, and leaves out the inputs of which
 * none was seen in training.
 *
 * @param missing the number that stands for a missing one; NaN by default
 * @param fill per input, what is put there
 * @param kept the inputs that are kept, in order
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
record Imputation(double missing, double[] fill, int[] kept) implements Step {
  static final String NAME = "SimpleImputer";

  private static final Set<String> STRATEGIES =
      Set.of("mean", "median", "most_frequent", "constant");

  /** From here on a constant is put only into inputs that were seen in training. */
  private static final SklearnVersion EMPTY_CONSTANTS_LEFT_OUT = new SklearnVersion(1, 8);

  static Imputation read(Attributes imputer, Optional<SklearnVersion> version)
      throws SklearnException {
    String strategy = imputer.text("strategy").orElse("mean");
    if (!STRATEGIES.contains(strategy)) {
      throw new SklearnException(
          imputer.owner()
              + " has the strategy '"
              + PlainValues.shortened(strategy)
              + "', which is not known here");
    }
    if (imputer.truth("add_indicator", false)) {
      throw new SklearnException(
          imputer.owner() + " has add_indicator=True, which is not supported; train without it");
    }
    double[] fill =
        Numbers.reals(imputer.require("statistics_"), imputer.owner() + ": statistics_");
    boolean keepsAll =
        imputer.truth("keep_empty_features", false)
            || (strategy.equals("constant")
                && !version.map(v -> v.isAtLeast(EMPTY_CONSTANTS_LEFT_OUT)).orElse(false));
    int[] kept =
        IntStream.range(0, fill.length).filter(i -> keepsAll || !Double.isNaN(fill[i])).toArray();
    if (kept.length == 0) {
      throw new SklearnException(imputer.owner() + " keeps no input at all");
    }
    return new Imputation(missing(imputer), fill, kept);
  }

  private static double missing(Attributes imputer) throws SklearnException {
    Value value = imputer.require("missing_values");
    // Up to scikit-learn 0.21 NaN could be named in words.
    return value instanceof Value.Text text && text.value().equals("NaN")
        ? Double.NaN
        : Numbers.real(value, imputer.owner() + ": missing_values");
  }

  @Override
  public int inputs() {
    return fill.length;
  }

  @Override
  public int outputs() {
    return kept.length;
  }

  @Override
  public int sourceOf(int output) {
    return kept[output];
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<RowFault> fault(double[] row) {
    if (!Double.isNaN(missing)) {
      for (int i = 0; i < row.length; i++) {
        if (Double.isNaN(row[i])) {
          return Optional.of(
              new RowFault(
                  i,
                  "is NaN, but "
                      + NAME
                      + " takes "
                      + ShortestDecimal.of(missing)
                      + " for a missing number"));
        }
      }
    }
    return Step.infinite(row);
  }

  @Override
  public boolean accepts(double[] row) {
    if (!Double.isNaN(missing)) {
      for (double number : row) {
        if (Double.isNaN(number)) {
          return false;
        }
      }
    }
    return Step.hasNoInfinite(row);
  }

  @Override
  public void apply(double[] row, double[] into) {
    boolean byNaN = Double.isNaN(missing);
    for (int i = 0; i < kept.length; i++) {
      double number = row[kept[i]];
      boolean isMissing = byNaN ? Double.isNaN(number) : number == missing;
      into[i] = isMissing ? fill[kept[i]] : number;
    }
  }
}
