package io.multialpha.host.research.tuning;

import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.statistics.SharpeEvidence;
import io.multialpha.host.research.statistics.SharpeForm;
import io.multialpha.host.research.trials.TrialCount;
import java.util.ArrayList;
import java.util.List;

/**
 * The forest that a search found, and what speaks for and against it.
 *
 * @param sample what it was found on
 * @param params how the forest is trained
 * @param scores how good it was out of sample, in the development; better than it is, since it was
 *     chosen by them
 * @param nested what the search itself came to there: every trade judged by the forest that is best
 *     without the trade's group; this is what is reported
 * @param forest trained on all of the development; this one is shipped
 * @param holdOutProbabilities what that forest says of the trades of the hold-out; NaN where a
 *     feature is not known
 * @param looks how many searches have looked at dates of the hold-out by now, this one included
 * @param evidence of the Sharpe ratio of the forest's path in the middle, per trade date, to be
 *     deflated
 * @param count all configurations that were ever tried
 * @param trials of this search
 */
@SuppressWarnings("ArrayRecordComponent") // a result to be read once, never compared
record Finding(
    Sample sample,
    ForestParams params,
    PathScores scores,
    PathScores nested,
    TrainedForest forest,
    double[] holdOutProbabilities,
    long looks,
    SharpeEvidence evidence,
    TrialCount count,
    int trials) {
  static final SharpeForm FORM = SharpeForm.BAILEY_LOPEZ_DE_PRADO_2012;

  /** Deflated Sharpe ratio; NaN where it cannot be told. */
  double deflated() {
    return count.deflated(evidence, FORM);
  }

  /** Of the Sharpe ratio of what the search came to, by the path in the middle. */
  SharpeEvidence nestedEvidence() {
    return SharpeEvidence.of(series());
  }

  private double[] series() {
    int middle = nested.middle();
    return new DailyProfits(sample.development()).of(trade -> nested.takes(middle, trade));
  }

  /** Trade dates that it takes to believe in that Sharpe ratio. */
  double minimumTrackRecord(double confidence) {
    return nestedEvidence().minimumTrackRecord(0, confidence, FORM);
  }

  /** What the search came to out of sample, by the path in the middle. */
  Figures outOfSample() {
    int middle = nested.middle();
    return Figures.of(sample.development(), trade -> nested.takes(middle, trade));
  }

  /** Whether the shipped forest takes a trade of the hold-out. */
  boolean takesInHoldOut(int trade) {
    return holdOutProbabilities[trade] >= scores.threshold();
  }

  /** What the hold-out came to. */
  Figures holdOut() {
    return Figures.of(sample.holdOut(), this::takesInHoldOut);
  }

  /** How many of so many equal stretches of that path end with a profit. */
  int positiveEras(int eras) {
    double[] series = series();
    int positive = 0;
    for (int era = 0; era < eras; era++) {
      double sum = 0;
      for (int day = series.length * era / eras; day < series.length * (era + 1) / eras; day++) {
        sum += series[day];
      }
      positive += sum > 0 ? 1 : 0;
    }
    return positive;
  }

  /** Why it must not be traded, each a sentence; empty if it may. */
  List<String> objections(GuardRails rails) {
    List<String> reasons = new ArrayList<>();
    Figures figures = outOfSample();
    if (figures.trades() < rails.trades()) {
      reasons.add(
          "It takes "
              + figures.trades()
              + " trades out of sample; at least "
              + rails.trades()
              + ".");
    }
    int positive = positiveEras(rails.eras());
    if (positive < rails.positiveEras()) {
      reasons.add(
          positive
              + " of "
              + rails.eras()
              + " eras end with a profit; at least "
              + rails.positiveEras()
              + ".");
    }
    if (!(deflated() >= rails.confidence())) {
      reasons.add(
          "The deflated Sharpe ratio is "
              + Rounded.of(deflated())
              + " after "
              + count.trials()
              + (count.trials() == 1 ? " trial" : " trials")
              + "; at least "
              + Rounded.of(rails.confidence())
              + ".");
    }
    double needed = minimumTrackRecord(rails.confidence());
    long dates = nestedEvidence().observations();
    if (!(needed <= dates)) {
      reasons.add(
          Double.isFinite(needed)
              ? "Its Sharpe ratio out of sample takes "
                  + Rounded.of(Math.ceil(needed))
                  + " trade dates to be believed; there are "
                  + dates
                  + "."
              : "Its Sharpe ratio out of sample is not above zero, and never has enough trade dates to"
                  + " be believed.");
    }
    Figures held = holdOut();
    if (held.trades() < rails.holdOutTrades()) {
      reasons.add(
          "It takes "
              + held.trades()
              + " trades in the hold-out; at least "
              + rails.holdOutTrades()
              + ".");
    }
    if (!(held.profit() > 0)) {
      reasons.add("It makes no profit in the hold-out: " + Rounded.dollars(held.profit()) + ".");
    }
    if (!reasons.isEmpty() && held.trades() == sample.holdOut().size()) {
      reasons.add(
          "Its filter filters nothing: it takes all " + held.trades() + " trades of the hold-out.");
    }
    return reasons;
  }
}
