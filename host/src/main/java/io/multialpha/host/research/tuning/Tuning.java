package io.multialpha.host.research.tuning;

import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.forest.PresortedTrainer;
import io.multialpha.host.research.forest.SortedColumns;
import io.multialpha.host.research.forest.TrainingRows;
import io.multialpha.host.research.forest.WinProbability;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.statistics.SharpeEvidence;
import io.multialpha.host.research.trials.TrialBatch;
import io.multialpha.host.research.trials.TrialKey;
import io.multialpha.host.research.tuning.SearchSpace.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Searches the forest that filters the trades of one instrument best, trains it on all of the
 * development, and looks once what it is worth in the hold-out.
 */
public final class Tuning {
  private final TuningSettings settings;
  private final int threads;
  private final Sample sample;
  private final Progress progress;

  /** Told how far a search has come. */
  @FunctionalInterface
  public interface Progress {
    /**
     * One more has been tried.
     *
     * @param restored whether by a search before this one
     * @param total how many will be tried at most
     */
    void tried(boolean restored, int total);
  }

  private Tuning(Sample sample, TuningSettings settings, int threads, Progress progress) {
    this.sample = sample;
    this.settings = settings;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Searches.
   *
   * @param threads how many may work at once; makes no difference to what comes out
   * @param file keeps the trials, and may have some already
   * @param record is given each trial before the file has it, and in the end all of them
   */
  public static TuningOutcome run(
      Sample sample,
      TuningSettings settings,
      int threads,
      TrialFile file,
      Progress progress,
      SearchRecord record) {
    Optional<String> tooLittle = tooLittle(sample.development(), settings.rails());
    if (tooLittle.isPresent()) {
      return new TuningOutcome(sample, settings, Optional.empty(), List.of(tooLittle.get()));
    }
    Finding finding = new Tuning(sample, settings, threads, progress).find(file, record);
    return new TuningOutcome(
        sample, settings, Optional.of(finding), finding.objections(settings.rails()));
  }

  /** Why trades are too little to search on, in a sentence. */
  static Optional<String> tooLittle(LabelledTrades trades, GuardRails rails) {
    int wins = 0;
    for (boolean won : trades.won()) {
      wins += won ? 1 : 0;
    }
    if (trades.features().isEmpty()) {
      return Optional.of("No feature is known at most of the trades.");
    } else if (trades.size() < rails.labels()) {
      return Optional.of(
          "There are " + trades.size() + " trades to search on; at least " + rails.labels() + ".");
    } else if (wins == 0 || wins == trades.size()) {
      return Optional.of("All trades to search on " + (wins == 0 ? "lose." : "win."));
    }
    return Optional.empty();
  }

  private Finding find(TrialFile file, SearchRecord record) {
    LabelledTrades trades = sample.development();
    CrossValidation validation = new CrossValidation(trades, settings, threads);
    Map<Point, PathScores> scored = new HashMap<>();
    List<Trial> trials = search(validation, file, scored, record);
    Function<Point, PathScores> scoring =
        point -> scored.computeIfAbsent(point, of -> validation.scores(params(of)));
    Point chosen = chosen(trials).point();
    ForestParams params = params(chosen);
    PathScores scores = scoring.apply(chosen);
    PathScores nested =
        validation.joined(
            IntStream.range(0, settings.groups())
                .mapToObj(group -> scoring.apply(bestWithout(group, trials).point()))
                .toList());
    int middle = scores.middle();
    double[] series = new DailyProfits(trades).of(trade -> scores.takes(middle, trade));
    TrainedForest forest = train(trades, params);
    long looks = record.look();
    return new Finding(
        sample,
        params,
        scores,
        nested,
        forest,
        holdOut(forest),
        looks,
        SharpeEvidence.of(series),
        record.count(batch(trials)),
        trials.size());
  }

  private TrialBatch batch(List<Trial> trials) {
    TrialBatch batch = new TrialBatch();
    for (Trial trial : trials) {
      batch.add(
          TrialKey.of(params(trial.point()).sklearn().toString()),
          trial.mean(),
          sample.development().tradeDates().length);
    }
    return batch;
  }

  private ForestParams params(Point point) {
    return settings.space().params(point, settings.seed());
  }

  private List<Trial> search(
      CrossValidation validation,
      TrialFile file,
      Map<Point, PathScores> scored,
      SearchRecord record) {
    Sampler sampler = new Sampler(settings.space(), settings.randomTrials(), settings.seed());
    int total = settings.randomTrials() + settings.guidedTrials();
    List<Trial> known = file.read(settings);
    List<Trial> trials = new ArrayList<>();
    List<Sampler.Rated> rated = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      Optional<Point> next = sampler.propose(rated);
      if (next.isEmpty()) {
        break;
      }
      Point point = next.get();
      boolean restored = i < known.size() && known.get(i).point().equals(point);
      Trial trial;
      if (restored) {
        trial = known.get(i);
      } else {
        PathScores scores = validation.scores(params(point));
        scored.put(point, scores);
        trial = new Trial(point, scores.sharpes(), scores.without());
        // Before anybody can see it: a search that is broken off has tried it all the same.
        record.count(batch(List.of(trial)));
      }
      trials.add(trial);
      rated.add(new Sampler.Rated(point, trial.mean()));
      if (trials.size() > known.size()) {
        file.write(trials, settings);
      }
      progress.tried(restored, total);
    }
    file.write(trials, settings);
    return trials;
  }

  /**
   * The simplest forest that is no more than one standard error worse than the best (Breiman et
   * al., Classification and Regression Trees, 1984): the differences between the best ones are
   * mostly chance.
   */
  private Trial chosen(List<Trial> trials) {
    Trial best = trials.stream().max(Comparator.comparingDouble(Trial::mean)).orElseThrow();
    double enough = best.mean() - PathScores.standardError(best.sharpes());
    return trials.stream()
        .filter(trial -> trial.mean() >= enough)
        .min(
            Comparator.comparingInt((Trial trial) -> depth(params(trial.point()).maxDepth()))
                .thenComparingInt(trial -> -params(trial.point()).minSamplesLeaf())
                .thenComparingInt(trial -> params(trial.point()).trees())
                .thenComparingDouble(trial -> -trial.mean()))
        .orElseThrow();
  }

  private static Trial bestWithout(int group, List<Trial> trials) {
    return trials.stream()
        .max(Comparator.comparingDouble(trial -> trial.without().get(group).sharpe()))
        .orElseThrow();
  }

  private static int depth(OptionalInt most) {
    return most.orElse(Integer.MAX_VALUE);
  }

  private TrainedForest train(LabelledTrades trades, ForestParams params) {
    SortedColumns all = SortedColumns.of(trades.values());
    int[] features = settings.screen().choose(trades, all, threads);
    TrainingRows rows =
        TrainingRows.of(all.inputs(features), trades.won())
            .named(trades.features(features).features());
    return new PresortedTrainer(threads).train(rows, params);
  }

  private double[] holdOut(TrainedForest forest) {
    LabelledTrades held = sample.holdOut();
    int[] places = forest.featureNames().stream().mapToInt(held.features()::indexOf).toArray();
    LabelledTrades read = held.features(places);
    double[] rows = read.rowByRow();
    double[] probabilities = new double[read.size()];
    CompiledForest compiled = CompiledForest.of(forest.forest());
    for (int row = 0; row < probabilities.length; row++) {
      double[] values = Arrays.copyOfRange(rows, row * places.length, (row + 1) * places.length);
      // As in trading: an entry is refused where a feature is not known.
      probabilities[row] =
          Arrays.stream(values).allMatch(Sample::isKnown)
              ? WinProbability.of(compiled, values)[0]
              : Double.NaN;
    }
    return probabilities;
  }
}
