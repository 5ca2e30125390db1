package io.multialpha.host.research.audit;

import java.util.Map;

/** Compares what features were on all bars with what they were when these were cut off. */
final class FeatureComparison {
  private FeatureComparison() {}

  /**
   * Compares everything up to a bar, to the last bit.
   *
   * @param last start of the last bar of the shorter run
   * @param differences takes what differs
   * @return how many values there were to compare
   */
  static long compare(
      Map<String, FeatureValues> whole,
      Map<String, FeatureValues> early,
      long last,
      Differences differences) {
    long compared = 0;
    for (Map.Entry<String, FeatureValues> entry : whole.entrySet()) {
      FeatureValues here = entry.getValue();
      FeatureValues there = early.get(entry.getKey());
      // From the end, so that where not all are kept it is those next to the cut.
      for (int row = here.size() - 1; row >= 0; row--) {
        if (here.bar(row) <= last) {
          compared += here.names().size();
          for (int i = 0; i < here.names().size(); i++) {
            differences.compare(
                entry.getKey(),
                here.bar(row),
                here.names().get(i),
                here.value(row, i),
                there.value(row, i));
          }
        }
      }
    }
    return compared;
  }
}
