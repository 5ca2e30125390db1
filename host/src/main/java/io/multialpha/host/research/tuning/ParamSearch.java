package io.multialpha.host.research.tuning;

import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.trials.TrialBatch;
import io.multialpha.host.research.trials.TrialKey;
import io.multialpha.host.research.tuning.SearchSpace.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Searches the settings of a strategy whose trades can be filtered best: each makes trades of its
 * own, which one forest, the same for all, is cross-validated on as in the search for a forest. The
 * hold-out has no part in it.
 */
public final class ParamSearch {
  private final ParamSpace space;
  private final TuningSettings settings;
  private final int threads;
  private final Function<Map<String, Number>, LabelledTrades> labelling;

  /**
   * @param space the settings
   * @param settings how many are tried, and how each is scored
   * @param threads how many may work at once; makes no difference to what comes out
   * @param labelling the trades that a setting makes in the development, all features known
   */
  public ParamSearch(
      ParamSpace space,
      TuningSettings settings,
      int threads,
      Function<Map<String, Number>, LabelledTrades> labelling) {
    this.space = space;
    this.settings = settings;
    this.threads = threads;
    this.labelling = labelling;
  }

  /**
   * Searches: what is configured first, then as many others as forests are tried.
   *
   * @param file keeps the settings tried, and may have some already
   * @param dates trade dates of the development
   * @param counting records the settings tried; is given each before the file has it, and in the
   *     end all of them
   */
  public ParamFinding run(
      ParamTrialFile file, int dates, Tuning.Progress progress, Consumer<TrialBatch> counting) {
    Sampler sampler = new Sampler(space, settings.randomTrials(), settings.seed());
    int total = settings.randomTrials() + settings.guidedTrials();
    List<ParamTrial> known = file.read(settings, dates);
    List<ParamTrial> trials = new ArrayList<>();
    List<Sampler.Rated> rated = new ArrayList<>();
    Optional<Point> next = Optional.of(space.configured());
    while (next.isPresent() && trials.size() < total) {
      Point point = next.get();
      boolean isKnown =
          trials.size() < known.size() && known.get(trials.size()).point().equals(point);
      ParamTrial trial = isKnown ? known.get(trials.size()) : trial(point);
      if (!isKnown) {
        // Before anybody can see it: a search that is broken off has tried it all the same.
        counting.accept(batch(List.of(trial), dates));
      }
      trials.add(trial);
      rated.add(new Sampler.Rated(point, trial.rating()));
      if (trials.size() > known.size() || !isKnown) {
        file.write(trials, space);
      }
      progress.tried(isKnown, total);
      next = sampler.propose(rated);
    }
    counting.accept(batch(trials, dates));
    ParamTrial looksBest = chosen(trials);
    return new ParamFinding(space, trials, looksBest, confirmation(trials, looksBest));
  }

  /** Empty where there is nothing to compare. */
  private Optional<ParamConfirmation> confirmation(List<ParamTrial> trials, ParamTrial looksBest) {
    ParamTrial configured = trials.get(0);
    if (looksBest.point().equals(configured.point()) || !configured.isScored()) {
      return Optional.empty();
    }
    return Optional.of(
        ParamConfirmation.of(
            labelling.apply(space.values(configured.point())),
            labelling.apply(space.values(looksBest.point())),
            trials.size() - 1,
            settings.seed(),
            (trades, seed) -> scored(looksBest.point(), trades, settings.withSeed(seed))));
  }

  private TrialBatch batch(List<ParamTrial> trials, int dates) {
    TrialBatch batch = new TrialBatch();
    for (ParamTrial trial : trials) {
      batch.add(
          TrialKey.of("strategy " + space.values(trial.point()) + " forest " + forest()),
          trial.mean(),
          dates);
    }
    return batch;
  }

  private ForestParams forest() {
    return forest(settings);
  }

  private static ForestParams forest(TuningSettings of) {
    return of.space().params(of.space().middle(), of.seed());
  }

  private ParamTrial trial(Point point) {
    LabelledTrades trades = labelling.apply(space.values(point));
    if (Tuning.tooLittle(trades, settings.rails()).isPresent()) {
      return ParamTrial.unscored(point, trades.size());
    }
    return scored(point, trades, settings);
  }

  private ParamTrial scored(Point point, LabelledTrades trades, TuningSettings by) {
    CrossValidation validation = new CrossValidation(trades, by, threads);
    PathScores scores = validation.scores(forest(by));
    return ParamTrial.scored(point, trades.size(), scores.sharpes(), validation.profits(scores));
  }

  /**
   * Of the settings that look as good as the best but for chance, the one with the fewest and
   * smallest changes: what is configured, if it is among them. One that was chosen for looking good
   * is not taken at its word; see {@link ParamConfirmation}.
   */
  private ParamTrial chosen(List<ParamTrial> trials) {
    ParamTrial best =
        trials.stream().max(Comparator.comparingDouble(ParamTrial::rating)).orElseThrow();
    if (!best.isScored()) {
      return trials.get(0);
    }
    double configured = trials.get(0).rating();
    return trials.stream()
        .filter(trial -> trial.isAsGoodAs(best))
        .filter(trial -> trial.rating() >= configured)
        .min(
            Comparator.comparingInt((ParamTrial trial) -> space.changed(trial.point()).size())
                .thenComparingInt(trial -> space.steps(trial.point()))
                .thenComparingDouble(trial -> -trial.mean()))
        .orElseThrow();
  }
}
