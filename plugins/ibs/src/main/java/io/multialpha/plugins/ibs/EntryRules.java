package io.multialpha.plugins.ibs;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.SessionWindows;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;

/** The filters that a bar has to pass for an entry, in the order in which they are asked. */
final class EntryRules {

  /** One condition. */
  @FunctionalInterface
  private interface Filter {
    boolean passes(Bar bar);
  }

  private final Filter[] filters;
  private final PivotRules pivots;

  EntryRules(StrategyContext context, Indicator ibs) {
    Params params = context.params();
    List<Filter> wanted = new ArrayList<>();
    wanted.add(SessionWindows.of(params, 2)::contains);
    if (params.flag("enable_ibs_entry")) {
      Band band = Band.of(params, "ibs_entry_low", "ibs_entry_high");
      wanted.add(bar -> band.contains(ibs.value()));
    }
    pivots = PivotRules.of(context, params.integer("warmup_bars"));
    wanted.add(pivots::allow);
    filters = wanted.toArray(new Filter[0]);
  }

  /** Takes note of a bar; called on every bar, whether or not there is a position. */
  void observe() {
    pivots.observe();
  }

  /** Whether all filters allow an entry after the bar. */
  boolean allow(Bar bar) {
    for (Filter filter : filters) {
      if (!filter.passes(bar)) {
        return false;
      }
    }
    return true;
  }
}
