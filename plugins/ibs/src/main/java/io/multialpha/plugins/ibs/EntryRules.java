package io.multialpha.plugins.ibs;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.SessionWindows;
import io.multialpha.api.params.Params;
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

  EntryRules(Params params, Indicator ibs) {
    List<Filter> wanted = new ArrayList<>();
    wanted.add(SessionWindows.of(params, 2)::contains);
    if (params.flag("enable_ibs_entry")) {
      Band band = Band.of(params, "ibs_entry_low", "ibs_entry_high");
      wanted.add(bar -> band.contains(ibs.value()));
    }
    filters = wanted.toArray(new Filter[0]);
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
