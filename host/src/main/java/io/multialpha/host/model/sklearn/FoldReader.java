package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.pickle.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads one of the calibrated classifiers of a {@code CalibratedClassifierCV}. */
final class FoldReader {
  private final Attributes fold;
  private final List<ClassLabel> classes;

  /**
   * @param fold the attributes of the {@code _CalibratedClassifier}
   * @param classes those of the whole
   */
  FoldReader(Attributes fold, List<ClassLabel> classes) {
    this.fold = fold;
    this.classes = classes;
  }

  Fold read(EstimatorReader estimators, String where) throws SklearnException {
    Value inner =
        fold.find("estimator").isPresent()
            ? fold.require("estimator")
            : fold.require("base_estimator");
    Estimator classifier = estimators.read(inner, where);
    List<Value> items =
        fold.list(fold.find("calibrators").isPresent() ? "calibrators" : "calibrators_").items();
    int known = classifier.classes().size();
    int expected = classes.size() == 2 ? 1 : known;
    if (classes.size() < 2
        || items.size() != expected
        || (classes.size() == 2 && !classifier.classes().equals(classes))) {
      throw new SklearnException(
          fold.owner()
              + " has "
              + items.size()
              + " calibrators for a classifier that knows "
              + known
              + " of "
              + classes.size()
              + " classes");
    }
    List<Calibrator> calibrators = new ArrayList<>();
    int[] columns = new int[items.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = classes.size() == 2 ? 1 : classes.indexOf(classifier.classes().get(i));
      if (columns[i] < 0) {
        throw new SklearnException(
            fold.owner() + ": its classifier knows a class that the whole does not");
      }
      calibrators.add(calibrator(items.get(i)));
    }
    return new Fold(classifier, calibrators, columns);
  }

  private Calibrator calibrator(Value value) throws SklearnException {
    if (!(value instanceof Value.Instance object)) {
      throw unknown(value);
    }
    String where = object.type().name() + " of " + fold.owner();
    return switch (object.type().toString()) {
      case "sklearn.calibration._SigmoidCalibration" -> sigmoid(Attributes.of(object, where));
      case "sklearn.isotonic.IsotonicRegression" -> isotonic(Attributes.of(object, where));
      default -> throw unknown(value);
    };
  }

  private SklearnException unknown(Value value) {
    return new SklearnException(
        fold.owner()
            + " is calibrated by "
            + PlainValues.kind(value)
            + ", expected sigmoid or isotonic calibration");
  }

  private static Calibrator sigmoid(Attributes sigmoid) throws SklearnException {
    return new Calibrator.Sigmoid(
        finite(sigmoid, "a_", sigmoid.real("a_")), finite(sigmoid, "b_", sigmoid.real("b_")));
  }

  private static Calibrator isotonic(Attributes isotonic) throws SklearnException {
    String beyond = isotonic.text("out_of_bounds").orElse("nan");
    if (!beyond.equals("clip")) {
      throw new SklearnException(
          isotonic.owner()
              + " has out_of_bounds='"
              + PlainValues.shortened(beyond)
              + "', expected 'clip'");
    }
    String prefix = isotonic.find("X_thresholds_").isPresent() ? "X_thresholds_" : "_necessary_X_";
    String values = isotonic.find("X_thresholds_").isPresent() ? "y_thresholds_" : "_necessary_y_";
    double[] x = Numbers.reals(isotonic.require(prefix), isotonic.owner() + ": " + prefix);
    double[] y = isotonic.reals(values, x.length);
    if (x.length == 0) {
      throw new SklearnException(isotonic.owner() + " has no points");
    }
    for (int i = 0; i < x.length; i++) {
      finite(isotonic, prefix, x[i]);
      finite(isotonic, values, y[i]);
      if (i > 0 && x[i] <= x[i - 1]) {
        throw new SklearnException(isotonic.owner() + ": " + prefix + " does not ascend");
      }
    }
    return new Calibrator.Isotonic(x, y);
  }

  private static double finite(Attributes owner, String name, double number)
      throws SklearnException {
    if (Double.isFinite(number)) {
      return number;
    }
    throw new SklearnException(
        owner.owner() + ": " + name + " holds " + ShortestDecimal.of(number));
  }
}
