package io.multialpha.host.runner;

import io.multialpha.host.engine.PluginCaller;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows whether the thread of one engine loop is inside a plugin, and since when.
 *
 * <p>The owner marks each call; a watcher that sees the same call for too long takes the loop away
 * from the owner with {@link #takeAway}. From then on the owner is refused at the end of its call,
 * should it ever come to it, before it can touch the loop again.
 */
final class CallWatch {
  /** Counts calls twice: odd while one is under way. Never goes back, so no two are mixed up. */
  private final AtomicLong count = new AtomicLong();

  private volatile Thread owner = Thread.currentThread();
  private long seen;
  private int times;

  /** Makes the current thread the one whose calls are watched. */
  void own() {
    owner = Thread.currentThread();
  }

  private void begin() {
    count.lazySet(count.getPlain() + 1);
  }

  private void end() {
    // An even count is that of a call which was taken away, even while the owner still seems to be
    // this thread. An odd one is this thread's or the new owner's, who was named before he called.
    long now = count.get();
    boolean ended = (now & 1) == 0 || owner != Thread.currentThread();
    if (ended || !count.compareAndSet(now, now + 1)) {
      throw new GivenUpException();
    }
  }

  /** How many times in a row, this one included, the watcher found the same call under way. */
  int look() {
    long now = count.get();
    if ((now & 1) == 0) {
      times = 0;
    } else {
      times = now == seen ? times + 1 : 1;
      seen = now;
    }
    return times;
  }

  /**
   * Takes the loop away from its thread, if it still is in the call last looked at.
   *
   * @param heir the thread that goes on
   */
  boolean takeAway(Thread heir) {
    if (!count.compareAndSet(seen, seen + 1)) {
      return false;
    }
    owner = heir;
    times = 0;
    return true;
  }

  /** The same calls, watched. */
  PluginCaller watched(PluginCaller caller) {
    return new PluginCaller() {
      @Override
      public void enter() {
        caller.enter();
        begin();
      }

      @Override
      public void leave() {
        caller.leave();
        end();
      }

      @Override
      public void during(Runnable calls) {
        caller.during(calls);
      }
    };
  }

  /** Thrown in a thread whose loop was taken away; ends it. */
  static final class GivenUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private GivenUpException() {
      super("this thread was given up on", null, false, false);
    }
  }
}
