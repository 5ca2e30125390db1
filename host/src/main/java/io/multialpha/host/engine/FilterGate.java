package io.multialpha.host.engine;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.params.FeatureBand;
import io.multialpha.host.engine.AccountSpec.FilterInForce;
import java.util.List;

/**
 * Where the filters of the parameters say whether an entry in one instrument is to be taken: the
 * first one that it does not pass refuses it. Allocates nothing when asked, and calls no plugin.
 */
final class FilterGate {
  private final Indicator[] values;
  private final FeatureBand[] bands;
  private final String[] below;
  private final String[] above;
  private final String[] unknown;
  private String refusal = "";

  /**
   * @param values the filters' features, in the same order
   */
  FilterGate(List<FilterInForce> filters, Indicator[] values) {
    this.values = values;
    bands = new FeatureBand[values.length];
    below = new String[values.length];
    above = new String[values.length];
    unknown = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      FilterInForce filter = filters.get(i);
      bands[i] = filter.band();
      below[i] = filter.feature().name() + " is below " + plain(filter.band().low());
      above[i] = filter.feature().name() + " is above " + plain(filter.band().high());
      unknown[i] = ModelGate.unknownText(filter.feature());
    }
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }

  /** Whether all filters let an entry pass on what is known now. */
  boolean passes() {
    for (int i = 0; i < values.length; i++) {
      double value = values[i].value();
      if (!bands[i].contains(value)) {
        refusal = Double.isNaN(value) ? unknown[i] : value < bands[i].low() ? below[i] : above[i];
        return false;
      }
    }
    return true;
  }

  /** Why the entry last asked about did not pass. */
  String refusal() {
    return refusal;
  }
}
