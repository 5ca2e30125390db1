package io.multialpha.host.app;

import io.multialpha.host.research.results.SymbolTrades;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.search.Candidate;
import io.multialpha.host.research.search.SearchProgress;
import io.multialpha.host.research.search.SearchResult;
import io.multialpha.host.research.search.WalkForwardResult;
import io.multialpha.host.research.simulation.Simulation;
import io.multialpha.host.research.statistics.WalkForward;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Walks forward through the train period: its second half is cut into windows, and for each the
 * search is made anew on all days before it. The test period is left alone.
 */
final class WalkForwardRun {
  /** Windows shorter than this say nothing. */
  private static final int FEWEST_DAYS = 7;

  private final SearchRun run;
  private final SearchPeriods.Period period;
  private final PortfolioMethod method;
  private final double cash;

  WalkForwardRun(SearchRun run, SearchPeriods.Period period, PortfolioCommand asked) {
    this.run = run;
    this.period = period;
    method = asked.method;
    cash = asked.initialCash;
  }

  /** Windows that a period can be cut into at most. */
  static int most(LocalDate from, LocalDate to) {
    return Math.toIntExact((to.toEpochDay() - from.toEpochDay() + 1) / 2 / FEWEST_DAYS);
  }

  WalkForwardResult walk(int windows, SearchProgress progress) throws IOException {
    int days = Math.toIntExact(period.to().toEpochDay() - period.from().toEpochDay() + 1);
    int test = days / 2 / windows;
    WalkForward walk = new WalkForward(days - windows * test, 0, test, test, true);
    List<WalkForwardResult.Window> walked = new ArrayList<>();
    for (WalkForward.Window window : walk.windows(days)) {
      walked.add(
          window(
              whole(window.trainFrom(), window.trainTo()),
              whole(window.testFrom(), window.testTo()),
              progress));
    }
    return WalkForwardResult.of(walked, cash, method.daysPerYear());
  }

  /** By either method whole days, and what is over by their end: the next window has the rest. */
  private SearchPeriods.Period whole(int from, int to) {
    return SearchPeriods.wholeDays(
        period.trades(), period.from().plusDays(from), period.from().plusDays(to - 1L));
  }

  private WalkForwardResult.Window window(
      SearchPeriods.Period train, SearchPeriods.Period test, SearchProgress progress)
      throws IOException {
    TradeSet trades = train.trades();
    TradeSet tested = test.trades();
    for (SymbolTrades each : train.trades().symbols()) {
      if (each.size() == 0 && trades.symbols().size() > 1) {
        trades = trades.without(each.symbol());
        tested = tested.without(each.symbol());
      }
    }
    SearchPeriods.Period active = new SearchPeriods.Period(train.from(), train.to(), trades);
    PortfolioCourse course = run.course(new SearchPeriods.Period(test.from(), test.to(), tested));
    Optional<SearchResult> result =
        trades.size() == 0
            ? Optional.empty()
            : Optional.of(run.search(active, run.course(active), course, progress));
    Optional<Candidate> chosen = result.flatMap(SearchResult::chosen);
    return new WalkForwardResult.Window(
        train.from(),
        train.to(),
        test.from(),
        test.to(),
        chosen.map(each -> result.get().symbols(each)).orElse(List.of()),
        chosen.map(Candidate::maxPositions).orElse(0),
        result.flatMap(SearchResult::train),
        result.flatMap(SearchResult::test),
        course.days(),
        equity(course, chosen));
  }

  private double[] equity(PortfolioCourse course, Optional<Candidate> chosen) {
    if (chosen.isEmpty()) {
      double[] nothing = new double[course.days().length];
      Arrays.fill(nothing, cash);
      return nothing;
    }
    Simulation simulation = course.simulation().get();
    simulation.run(chosen.get().symbols(), chosen.get().maxPositions());
    return simulation.equityByDay();
  }
}
