package io.multialpha.host.model.sklearn;

import java.util.Optional;

/**
 * {@code StandardScaler}: subtracts the mean, then divides by the scale, each rounded to a double.
 *
 * @param mean per input; empty if nothing is subtracted
 * @param scale per input; empty if nothing is divided
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
record StandardScaling(int inputs, double[] mean, double[] scale) implements Step {
  static final String NAME = "StandardScaler";

  static StandardScaling read(Attributes scaler) throws SklearnException {
    double[] mean = column(scaler, "with_mean", "mean_");
    double[] scale = column(scaler, "with_std", "scale_");
    int inputs =
        scaler.find("n_features_in_").isPresent()
            ? scaler.count("n_features_in_")
            : Math.max(mean.length, scale.length); // scikit-learn 0.22 and before
    if (inputs == 0
        || (mean.length != 0 && mean.length != inputs)
        || (scale.length != 0 && scale.length != inputs)) {
      throw new SklearnException(
          scaler.owner()
              + " has "
              + mean.length
              + " means and "
              + scale.length
              + " scales for "
              + inputs
              + " inputs");
    }
    return new StandardScaling(inputs, mean, scale);
  }

  private static double[] column(Attributes scaler, String flag, String name)
      throws SklearnException {
    return scaler.truth(flag, true)
        ? Numbers.reals(scaler.require(name), scaler.owner() + ": " + name)
        : new double[0];
  }

  @Override
  public int outputs() {
    return inputs;
  }

  @Override
  public int sourceOf(int output) {
    return output;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<RowFault> fault(double[] row) {
    return Step.infinite(row);
  }

  @Override
  public boolean accepts(double[] row) {
    return Step.hasNoInfinite(row);
  }

  @Override
  public void apply(double[] row, double[] into) {
    for (int i = 0; i < inputs; i++) {
      double number = mean.length == 0 ? row[i] : row[i] - mean[i];
      into[i] = scale.length == 0 ? number : number / scale[i];
    }
  }
}
