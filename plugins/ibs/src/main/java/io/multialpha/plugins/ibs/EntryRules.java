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
    wanted.add(windows(params)::contains);
    if (params.flag("enable_ibs_entry")) {
      Band band = Band.of(params, "ibs_entry_low", "ibs_entry_high");
      wanted.add(bar -> band.contains(ibs.value()));
    }
    filters = wanted.toArray(new Filter[0]);
  }

  private static SessionWindows windows(Params params) {
    SessionWindows windows = SessionWindows.none();
    for (int window = 1; window <= 2; window++) {
      if (params.flag("use_window" + window)) {
        windows =
            windows.with(
                params.minuteOfDay("start_time" + window), params.minuteOfDay("end_time" + window));
      }
    }
    if (windows.isEmpty()) {
      throw new IllegalArgumentException(
          "use_window1 and use_window2 are both false, so there would never be an entry; set one"
              + " of them to true");
    }
    return windows;
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
