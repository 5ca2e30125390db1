package io.multialpha.plugins.ibs;

import io.multialpha.api.market.Bar;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;

/** The filters that a bar has to pass for an entry, in the order in which they are asked. */
final class EntryRules {
  private final EntryFilter.Check[] checks;
  private final PivotRules pivots;

  /** Place of the check after which none is asked, if that is passed. */
  private final int last;

  EntryRules(StrategyContext context) {
    Params params = context.params();
    pivots = PivotRules.of(context, params.integer("warmup_bars"));
    List<EntryFilter.Check> wanted = new ArrayList<>();
    int deciding = Integer.MAX_VALUE;
    for (EntryFilter filter : EntryFilters.ALL) {
      if (filter.isOn(params)) {
        wanted.add(filter.in(context));
      }
      if (filter == PatternFilters.IBS_BAND) {
        deciding = pivots.decide() ? wanted.size() : deciding;
        wanted.add(pivots::allow);
      }
    }
    checks = wanted.toArray(new EntryFilter.Check[0]);
    last = Math.min(deciding, checks.length - 1);
  }

  /** Takes note of a bar; called on every bar, whether or not there is a position. */
  void observe() {
    pivots.observe();
  }

  /** Whether all filters allow an entry after the bar. */
  boolean allow(Bar bar) {
    for (int i = 0; i <= last; i++) {
      if (!checks[i].passes(bar)) {
        return false;
      }
    }
    return true;
  }
}
