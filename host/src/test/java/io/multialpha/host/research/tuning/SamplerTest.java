package io.multialpha.host.research.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.research.tuning.Sampler.Rated;
import io.multialpha.host.research.tuning.SearchSpace.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final SearchSpace SPACE = SearchSpace.original();

  /** Trees and depth count, the rest does not. */
  private static double score(Point point) {
    return (point.choices().get(0) == 2 ? 1 : 0) + (point.choices().get(1) == 1 ? 1 : 0);
  }

  private static List<Rated> trials(Sampler sampler, int count) {
    List<Rated> trials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Point point = sampler.propose(trials).orElseThrow();
      trials.add(new Rated(point, score(point)));
    }
    return trials;
  }

  @Test
  void theSameSeedGivesTheSameProposals() {
    List<Rated> trials = trials(new Sampler(SPACE, 25, 42), 60);

    assertThat(trials(new Sampler(SPACE, 25, 42), 60)).isEqualTo(trials);
    assertThat(trials(new Sampler(SPACE, 25, 43), 60)).isNotEqualTo(trials);
  }

  @Test
  void isMoreOftenRightOnceItIsGuided() {
    double random = 0;
    double guided = 0;
    for (int seed = 0; seed < 20; seed++) {
      List<Rated> trials = trials(new Sampler(SPACE, 25, seed), 90);
      random += trials.subList(0, 25).stream().mapToDouble(Rated::score).sum() / 25;
      guided += trials.subList(25, 90).stream().mapToDouble(Rated::score).sum() / 65;
    }

    assertThat(random / 20).as("a quarter each").isBetween(0.4, 0.6);
    assertThat(guided / 20).isGreaterThan(1.2);
  }

  @Test
  void proposesNoForestTwiceAndEndsWhenAllAreTried() {
    SearchSpace small = MadeTrades.tiny().space();
    Sampler sampler = new Sampler(small, 10, 1);
    List<Rated> trials = new ArrayList<>();
    for (Optional<Point> next = sampler.propose(trials);
        next.isPresent();
        next = sampler.propose(trials)) {
      trials.add(new Rated(next.get(), score(next.get())));
    }

    // 2^5 others, times two shares with draws and one without.
    assertThat(trials).hasSize(32 * 3);
    assertThat(new HashSet<>(trials.stream().map(trial -> small.params(trial.point(), 1)).toList()))
        .hasSize(32 * 3);
  }
}
