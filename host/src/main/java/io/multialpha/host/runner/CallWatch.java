package io.multialpha.host.runner;

import io.multialpha.host.engine.PluginCaller;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows whether the thread of one engine loop is inside a plugin, and since when.
 *
 * <p>The owner marks each call; a watcher that sees the same call for too long takes the loop away
 * from the owner with {@link #takeAway}. From then on the owner is refused at the end of its call,
 * should it ever come to it, before it can touch the loop again.
 *
 * <p>Calls end without an atomic exchange, which would cost as much as a fifth of the bar loop.
 * Only of a call that was found under way at a look, and so is in doubt, owner and watcher must
 * agree on who has it. The owner first marks the end and then asks for doubts; the watcher first
 * doubts, and takes the call at a later look only, after a handshake with the owner: the virtual
 * machine brings it to a point where it can tell its stack, of which there is none between the mark
 * and the question, in whichever order a compiler has put them. So an owner that overlooked the
 * doubt has marked its end by then, and the watcher sees it.
 */
final class CallWatch {
  /** The calls of one owner: nothing that a former owner still does can touch those of its heir. */
  private static final class Calls {
    private static final long NONE = 0;
    private static final long TAKEN = -1;

    final Thread owner;

    /** Counts calls twice: odd while one is under way. Written by the owner. */
    private final AtomicLong count = new AtomicLong();

    /** The count of a call that a look found under way. */
    private final AtomicLong doubted = new AtomicLong(NONE);

    // The watcher's own.
    private long seen;
    private int times;

    Calls(Thread owner) {
      this.owner = owner;
    }

    void begin() {
      count.lazySet(count.getPlain() + 1);
    }

    /** False if the call was taken away. */
    boolean end() {
      count.lazySet(count.getPlain() + 1);
      return doubted.get() == NONE
          || doubted.getAndUpdate(doubt -> doubt == TAKEN ? TAKEN : NONE) != TAKEN;
    }

    int look() {
      long now = count.get();
      if ((now & 1) == 0) {
        times = 0;
      } else if (now == seen) {
        times++;
      } else {
        times = 1;
        seen = now;
        doubted.set(now);
      }
      return times;
    }

    boolean take() {
      if (times < 2) {
        return false;
      }
      owner.getStackTrace();
      return count.get() == seen && doubted.compareAndSet(seen, TAKEN);
    }
  }

  private volatile Calls calls = new Calls(Thread.currentThread());

  /** Makes the current thread the one whose calls are watched. */
  void own() {
    calls = new Calls(Thread.currentThread());
  }

  private void end() {
    Calls own = calls;
    if (own.owner != Thread.currentThread() || !own.end()) {
      throw new GivenUpException();
    }
  }

  /** How many times in a row, this one included, the watcher found the same call under way. */
  int look() {
    return calls.look();
  }

  /**
   * Takes the loop away from its thread, if it still is in the call last looked at, and was at the
   * look before.
   *
   * @param heir the thread that goes on
   */
  boolean takeAway(Thread heir) {
    if (!calls.take()) {
      return false;
    }
    calls = new Calls(heir);
    return true;
  }

  /** The same calls, watched. */
  PluginCaller watched(PluginCaller caller) {
    return new PluginCaller() {
      @Override
      public void enter() {
        caller.enter();
        calls.begin();
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
