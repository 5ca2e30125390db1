package io.multialpha.host.engine;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import java.util.Optional;

/**
 * Where a model says whether an entry in one instrument is worth taking. A model that fails refuses
 * every entry from then on and is asked no more. Allocates nothing when asked.
 */
final class ModelGate {
  private static final String BELOW = "score below the threshold";
  private static final String NO_SCORE = "the model cannot score these values";
  private static final String NO_PROBABILITY = "the model's score is no probability";

  private final ModelInForce model;
  private final Indicator[] inputs;
  private final String[] unknown;
  private final double[] row;
  private final boolean zeroForMissing;
  private boolean inCall;
  private String failure = "";
  private String refusal = "";
  private double score = Double.NaN;

  /**
   * @param inputs the model's features, in its order
   */
  ModelGate(ModelInForce model, Indicator[] inputs) {
    this.model = model;
    this.inputs = inputs;
    row = new double[inputs.length];
    zeroForMissing = model.onMissingFeature() == OnMissingFeature.ZERO;
    unknown = new String[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      unknown[i] = unknownText(model.features().get(i));
    }
  }

  /** What is said where an entry is refused because a feature is not known. */
  static String unknownText(Feature feature) {
    return "feature "
        + feature.name()
        + (feature.isNever() ? " is never known: " + feature.doc() : " is not known yet");
  }

  /** Whether the model lets an entry pass on what is known now. Calls into its plugin. */
  boolean passes() {
    score = Double.NaN;
    refusal = failure;
    return failure.isEmpty() && isFilled() && isScored() && isReached();
  }

  private boolean isFilled() {
    for (int i = 0; i < row.length; i++) {
      double value = inputs[i].value();
      if (Double.isNaN(value)) {
        if (!zeroForMissing) {
          refusal = unknown[i];
          return false;
        }
        value = 0;
      }
      row[i] = value;
    }
    return true;
  }

  private boolean isScored() {
    double answer = Double.NaN;
    Throwable thrown = null;
    inCall = true;
    model.caller().enter();
    try {
      answer = model.classifier().probability(row);
    } catch (Throwable anything) {
      thrown = anything;
    }
    String why = thrown == null ? "" : FailureText.of(thrown);
    // What came of it is acted upon only after the caller has let go, since a thread that was given
    // up on must not touch the account any more.
    model.caller().leave();
    inCall = false;
    if (thrown instanceof OutOfMemoryError error) {
      throw error;
    }
    if (thrown != null) {
      fail(why);
      return false;
    }
    score = answer;
    return true;
  }

  /** Written so that a score which is no number lets nothing pass. */
  private boolean isReached() {
    if (!(score >= 0 && score <= 1)) {
      refusal = Double.isNaN(score) ? NO_SCORE : NO_PROBABILITY;
      return false;
    }
    if (!(score >= model.threshold())) {
      refusal = BELOW;
      return false;
    }
    return true;
  }

  private void fail(String why) {
    failure = "model failed: " + why;
    refusal = failure;
  }

  /** Gives up on the model if it is being asked; false if it is not. */
  boolean giveUpOnCall(String why) {
    if (!inCall) {
      return false;
    }
    inCall = false;
    fail(why);
    return true;
  }

  /** Why the entry last asked about did not pass. */
  String refusal() {
    return refusal;
  }

  /** The score of the entry last asked about; NaN if the model was not asked, or had none. */
  double score() {
    return score;
  }

  /** What a score has to reach, whether or not one could be had. */
  double threshold() {
    return model.threshold();
  }

  /** Why the model is asked no more, if it has failed. */
  Optional<String> failure() {
    return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
  }
}
