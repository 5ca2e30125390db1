package io.multialpha.host.research.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Windows that train on the past and test on what follows, again and again.
 *
 * @param train periods to train on; of an anchored walk: in the first window
 * @param gap periods between training and test; at least as long as the longest trade
 * @param test periods to test on
 * @param step periods from one window to the next; as long as the test, so that every period is
 *     tested once
 * @param anchored whether training always begins at the first period, and grows
 */
public record WalkForward(int train, int gap, int test, int step, boolean anchored) {

  /** Refuses lengths that make no windows. */
  public WalkForward {
    if (train < 1 || gap < 0 || test < 1 || step < 1) {
      throw new IllegalArgumentException(
          "a walk trains, tests and steps by 1 period or more, with a gap of 0 or more; not "
              + train
              + ", "
              + test
              + ", "
              + step
              + " and "
              + gap);
    }
  }

  /**
   * One window, in indices of periods; each end is one past the last.
   *
   * @param trainFrom first period of training
   * @param trainTo its end
   * @param testFrom first period of the test
   * @param testTo its end
   */
  public record Window(int trainFrom, int trainTo, int testFrom, int testTo) {}

  /**
   * All windows whose test fits.
   *
   * @param periods how many there are
   * @return oldest first; empty if not even one fits
   */
  public List<Window> windows(int periods) {
    List<Window> windows = new ArrayList<>();
    for (int from = 0; (long) from + train + gap + test <= periods; from += step) {
      int trainTo = from + train;
      windows.add(new Window(anchored ? 0 : from, trainTo, trainTo + gap, trainTo + gap + test));
    }
    return List.copyOf(windows);
  }
}
