package io.multialpha.host.engine;

/**
 * Stops and targets of an account under intrabar fills: asked of the strategy once the bar has
 * opened, before the rest of it is visible, and again after each bar.
 */
final class Levels {
  private final PluginCaller caller;
  private Leg[] active = {};
  private int activeCount;
  private boolean barsHidden;
  private Leg asked;

  Levels(PluginCaller caller) {
    this.caller = caller;
  }

  /** Moves on to the legs with a bar at this step: the first so many, in order. */
  void at(Leg[] legs, int count) {
    active = legs;
    activeCount = count;
  }

  /** The bars have not completed yet, so the strategy must not see more of them than its fills. */
  void hideBars() {
    barsHidden = true;
    for (int i = 0; i < activeCount; i++) {
      active[i].bar.retreat();
    }
  }

  /** Takes {@link #hideBars} back, if that was called. */
  void showBars() {
    if (!barsHidden) {
      return;
    }
    barsHidden = false;
    for (int i = 0; i < activeCount; i++) {
      active[i].bar.advance();
    }
  }

  /**
   * Asks for the levels of positions filled at this bar's open, or of all that are held. A call
   * into the plugin that is to be left by the asker; what it answers counts from {@link #take} on.
   *
   * @return what the plugin threw, or null
   */
  Throwable ask(boolean justFilled) {
    caller.enter();
    try {
      for (int i = 0; i < activeCount; i++) {
        if (active[i].hasLevels(justFilled)) {
          asked = active[i];
          asked.askLevels();
        }
      }
      return null;
    } catch (Throwable anything) {
      return anything;
    }
  }

  /** The leg that was asked for last; null before the first. */
  Leg asked() {
    return asked;
  }

  /** Puts the levels last asked for in force. */
  void take(boolean justFilled) {
    for (int i = 0; i < activeCount; i++) {
      if (active[i].hasLevels(justFilled)) {
        active[i].takeLevels();
      }
    }
  }
}
