package io.multialpha.host.app;

import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.search.Algorithm;
import io.multialpha.host.research.search.Checkpoint;
import io.multialpha.host.research.search.Constraint;
import io.multialpha.host.research.search.PortfolioSearch;
import io.multialpha.host.research.search.SearchProgress;
import io.multialpha.host.research.search.SearchResult;
import io.multialpha.host.research.search.SearchSettings;
import io.multialpha.host.research.search.Universe;
import io.multialpha.host.research.simulation.HonestPlan;
import io.multialpha.host.research.simulation.HonestSettings;
import io.multialpha.host.research.simulation.ReferencePlan;
import io.multialpha.host.research.trials.TrialCount;
import io.multialpha.host.research.trials.TrialScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Searches as the command line asks for, in one period after the other. */
final class SearchRun {
  private final PortfolioSearchCommand asked;
  private final Invocation invocation;
  private final SearchTrials trials;
  private final Optional<PortfolioCommand.World> world;

  /**
   * Reads what the simulations need to know.
   *
   * @param trades of all periods that are to be simulated
   */
  SearchRun(PortfolioSearchCommand asked, TradeSet trades) throws IOException {
    this.asked = asked;
    this.invocation = asked.invocation;
    trials = new SearchTrials(invocation);
    world =
        asked.method == PortfolioMethod.REFERENCE
            ? Optional.empty()
            : Optional.of(asked.readWorld(trades));
  }

  /** What is asked of every search. */
  SearchSettings settings() {
    return new SearchSettings(
        asked.algorithm,
        asked.minPositions,
        asked.maxPositions,
        new Constraint(
            asked.maxDrawdown,
            asked.maxBreachEvents == null
                ? OptionalInt.empty()
                : OptionalInt.of(asked.maxBreachEvents)),
        asked.workers.count());
  }

  /** Takes portfolios through a period, by the method that is asked for. */
  PortfolioCourse course(SearchPeriods.Period period) {
    return world
        .map(known -> PortfolioCourse.of(honest(period, known)))
        .orElseGet(() -> reference(period.trades()));
  }

  /** The same by the reference method. */
  PortfolioCourse reference(TradeSet trades) {
    return PortfolioCourse.of(ReferencePlan.of(trades, asked.referenceSettings()));
  }

  private HonestPlan honest(SearchPeriods.Period period, PortfolioCommand.World known) {
    TradeSet trades = period.trades();
    HonestSettings settings = asked.honestSettings(trades, known).over(period.from(), period.to());
    return known
        .bars()
        .map(bars -> HonestPlan.of(trades, settings, bars, known.pointValues()))
        .orElseGet(() -> HonestPlan.of(trades, settings));
  }

  /** Searches one period, and looks at what was found in another. Its trials are written down. */
  SearchResult search(
      SearchPeriods.Period train,
      PortfolioCourse trained,
      PortfolioCourse tested,
      SearchProgress progress)
      throws IOException {
    Universe universe = universe(train.trades(), trained);
    return PortfolioSearch.run(
        universe,
        tested.simulation().get(),
        settings(),
        progress,
        trials.journal(scope(train, trained), universe, asked.dailyStopLoss, trained.days().length),
        checkpoint(trained));
  }

  /** Scores that the honest method uses are those of the train period: nothing else is known. */
  private Universe universe(TradeSet train, PortfolioCourse course) {
    boolean own = asked.method == PortfolioMethod.HONEST;
    return new Universe(
        train.names(),
        train.symbols().stream()
            .map(each -> (own ? each.ownScore() : each.score()).by(asked.ranking))
            .toList(),
        course.simulation());
  }

  /** All trials that there ever were for the strategy by this method, on prices of that kind. */
  TrialCount count(SearchPeriods.Period train, PortfolioCourse trained) {
    return trials.count(scope(train, trained));
  }

  /** Writes the look at the test period down; gives how many there have been at its days. */
  long look(
      SearchPeriods.Period train,
      PortfolioCourse trained,
      SearchPeriods.Period test,
      PortfolioCourse tested) {
    TrialScope looked = scope(test, tested);
    SortedMap<String, String> settings = new TreeMap<>(looked.settings());
    settings.put("trained", scope(train, trained).identity());
    settings.put("daily_stop_loss", Double.toHexString(asked.dailyStopLoss));
    settings.put("algorithm", asked.algorithm.name());
    settings.put("positions", asked.minPositions + " to " + asked.maxPositions);
    settings.put("constraint", settings().constraint().toString());
    return trials.look(
        new TrialScope(
            looked.strategy(),
            looked.method(),
            looked.data(),
            looked.synthetic(),
            looked.from(),
            looked.to(),
            settings));
  }

  private TrialScope scope(SearchPeriods.Period period, PortfolioCourse course) {
    return asked.scope(
        asked.method,
        course.fingerprint(),
        period.trades().synthetic(),
        period.from(),
        period.to());
  }

  private Optional<Checkpoint> checkpoint(PortfolioCourse trained) throws IOException {
    if (asked.algorithm != Algorithm.EXHAUSTIVE) {
      return Optional.empty();
    }
    String fingerprint =
        String.join(
            " ",
            trained.fingerprint(),
            Double.toHexString(asked.initialCash),
            Double.toHexString(asked.dailyStopLoss),
            Integer.toString(asked.minPositions),
            Integer.toString(asked.maxPositions));
    Path folder = Files.createDirectories(invocation.var().resolve("search"));
    Path file = folder.resolve(trained.fingerprint().substring(0, 16) + ".part");
    return Optional.of(
        new Checkpoint(
            file,
            fingerprint,
            invocation.clock()::millis,
            () ->
                asked.terminal.warning(
                    "What an interrupted search left in "
                        + invocation.show(file)
                        + " is damaged: this search begins anew. Its trials are counted once.")));
  }
}
