package io.multialpha.host.research.parity;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * A strategy whose features are asked for as often as the original asked: on each bar for its log,
 * again for the model if it was flat, and again when it then entered or left. The model lets pass
 * what it let pass, and writes down what it was told. Used for one run, by one thread.
 */
final class Watch implements Strategy, Classifier {
  private final Strategy strategy;
  private final List<WatchedFeature> features;
  private final Classifier model;
  private final double threshold;
  private final int firstBar;
  private final List<Long> times = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private final List<Double> scores = new ArrayList<>();
  private double score = Double.NaN;

  /**
   * @param features those of the model first, in its order; others after them
   * @param model gives the score
   * @param firstBar number of the bar from which on features are asked for
   */
  Watch(
      Strategy strategy,
      List<WatchedFeature> features,
      Classifier model,
      double threshold,
      int firstBar) {
    this.strategy = strategy;
    this.features = features;
    this.model = model;
    this.threshold = threshold;
    this.firstBar = firstBar;
  }

  @Override
  public StrategyInfo info() {
    return strategy.info();
  }

  @Override
  public ParamsSchema params() {
    return strategy.params();
  }

  @Override
  public DataNeeds dataNeeds(Params params) {
    return strategy.dataNeeds(params);
  }

  @Override
  public DataNeeds dataNeeds(Params params, Instrument instrument) {
    return strategy.dataNeeds(params, instrument);
  }

  @Override
  public List<Feature> features() {
    return strategy.features();
  }

  @Override
  public SignalSource create(StrategyContext context) {
    SignalSource source = strategy.create(context);
    return new SignalSource() {
      private int bars;

      @Override
      public Signal onBar(Bar bar, Position position) {
        bars++;
        if (bars < firstBar) {
          return source.onBar(bar, position);
        }
        look(bar.startMillis(), position.isFlat());
        Signal signal = source.onBar(bar, position);
        boolean enters = position.isFlat() && signal.isEntry() && score >= threshold;
        boolean leaves = !position.isFlat() && signal.action() == Signal.Action.EXIT;
        if (enters || leaves) {
          ask();
        }
        return signal;
      }
    };
  }

  private void look(long time, boolean flat) {
    double[] seen = ask();
    times.add(time);
    values.add(seen);
    if (flat) {
      // While a position is held, the latest score stands.
      score = isComplete(seen) ? model.probability(row(ask())) : Double.NaN;
    }
    scores.add(score);
  }

  /** What the model is told: 0 for what is not known. */
  private double[] row(double[] answers) {
    double[] row = new double[model.inputs()];
    for (int i = 0; i < row.length; i++) {
      row[i] = Double.isNaN(answers[i]) ? 0 : answers[i];
    }
    return row;
  }

  private boolean isComplete(double[] seen) {
    for (int i = 0; i < model.inputs(); i++) {
      if (Double.isNaN(seen[i]) && features.get(i).blocks()) {
        return false;
      }
    }
    return true;
  }

  private double[] ask() {
    double[] answers = new double[features.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = features.get(i).ask();
    }
    return answers;
  }

  @Override
  public int inputs() {
    return features.size();
  }

  /** The score of this bar, whatever the row: it was asked for before the strategy was. */
  @Override
  public double probability(double[] row) {
    return score;
  }

  /** What was seen, bar by bar. */
  RecordedValues seen() {
    return new RecordedValues(
        times, features.stream().map(WatchedFeature::name).toList(), values, scores);
  }
}
