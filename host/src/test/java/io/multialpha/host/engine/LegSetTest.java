package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.market.BarColumns;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LegSetTest {
  private static final int LEGS = 5;

  private static Leg leg(int index) {
    BarColumns none = BarColumns.builder("S" + index, 0).build();
    Track track = new Track(none, 0, none, new SessionClock(ZoneOffset.UTC));
    Instrument instrument = new Instrument("S" + index, 0.25, 1, Currency.getInstance("USD"));
    return new Leg(
        index,
        new AccountSpec.Leg(instrument, ParamsSchema.none().defaults(), 1, Costs.NONE),
        track,
        DataNeeds.none());
  }

  @Property(tries = 500)
  void isASortedSetWhateverIsAddedAndRemoved(
      @ForAll @Size(max = 40) List<@IntRange(max = 2 * LEGS - 1) Integer> steps) {
    List<Leg> legs = new ArrayList<>();
    for (int i = 0; i < LEGS; i++) {
      legs.add(leg(i));
    }
    LegSet set = new LegSet(LEGS);
    TreeSet<Integer> expected = new TreeSet<>();
    for (int step : steps) {
      int index = step % LEGS;
      if (step < LEGS) {
        set.add(legs.get(index));
        expected.add(index);
      } else {
        set.remove(legs.get(index));
        expected.remove(index);
      }
      List<Integer> found = new ArrayList<>();
      for (int i = 0; i < set.size(); i++) {
        found.add(set.get(i).index);
      }
      assertThat(found).containsExactlyElementsOf(expected);
    }
  }
}
