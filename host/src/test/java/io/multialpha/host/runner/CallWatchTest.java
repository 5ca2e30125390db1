package io.multialpha.host.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.runner.CallWatch.GivenUpException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallWatchTest {
  private final CallWatch watch = new CallWatch();
  private final PluginCaller caller = watch.watched(PluginCaller.DIRECT);
  private final AtomicBoolean ended = new AtomicBoolean();

  @Test
  void countsLooksAtTheSameCall() {
    assertThat(watch.look()).isZero();
    caller.enter();
    assertThat(watch.look()).isEqualTo(1);
    assertThat(watch.look()).isEqualTo(2);
    caller.leave();
    assertThat(watch.look()).isZero();
  }

  @Test
  void beginsToCountAnewWithEachCall() {
    caller.enter();
    watch.look();
    watch.look();
    caller.leave();
    caller.enter();
    assertThat(watch.look()).isEqualTo(1);
  }

  @Test
  void takesALoopAwayOnlyDuringTheCallThatWasLookedAt() {
    caller.enter();
    watch.look();
    watch.look();
    caller.leave();
    assertThat(watch.takeAway(new Thread())).isFalse();
    caller.enter();
    assertThat(watch.takeAway(new Thread())).as("another call by now").isFalse();
    assertThatCode(caller::leave).doesNotThrowAnyException();
  }

  @Test
  void takesNoLoopAwayAtTheFirstLookAtACall() {
    caller.enter();
    watch.look();
    assertThat(watch.takeAway(new Thread())).as("nothing was doubted before").isFalse();
    assertThatCode(caller::leave).doesNotThrowAnyException();
  }

  @Test
  void refusesTheFormerOwnerAtTheEndOfItsCall() {
    caller.enter();
    watch.look();
    watch.look();
    assertThat(watch.takeAway(new Thread())).isTrue();
    assertThatExceptionOfType(GivenUpException.class).isThrownBy(caller::leave);
  }

  @Test
  void refusesTheFormerOwnerAlsoWhileTheHeirIsInACall() throws InterruptedException {
    caller.enter();
    watch.look();
    watch.look();
    Thread heir = new Thread(caller::enter);
    assertThat(watch.takeAway(heir)).isTrue();
    heir.start();
    heir.join();
    assertThatExceptionOfType(GivenUpException.class).isThrownBy(caller::leave);
    assertThat(watch.look()).as("the heir is still in its call").isEqualTo(1);
  }

  @Test
  void putsThePluginsSurroundingsBackEvenWhereTheThreadIsRefused() {
    List<String> calls = new ArrayList<>();
    PluginCaller noted =
        watch.watched(
            new PluginCaller() {
              @Override
              public void enter() {
                calls.add("enter");
              }

              @Override
              public void leave() {
                calls.add("leave");
              }
            });
    noted.enter();
    watch.look();
    watch.look();
    watch.takeAway(new Thread());
    assertThatExceptionOfType(GivenUpException.class).isThrownBy(noted::leave);
    assertThat(calls).containsExactly("enter", "leave");
  }

  @Test
  void eitherTheOwnerReturnsOrTheLoopIsTakenAwayNeverBoth() throws Exception {
    int rounds = 50_000;
    AtomicInteger go = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    CallWatch[] watches = new CallWatch[rounds];
    boolean[] returned = new boolean[rounds];
    Thread owner =
        new Thread(
            () -> {
              for (int i = 0; i < rounds; i++) {
                PluginCaller call = watches[i].watched(PluginCaller.DIRECT);
                watches[i].own();
                call.enter();
                meet(done, go, i);
                spin(i % 200);
                try {
                  call.leave();
                  returned[i] = true;
                } catch (GivenUpException givenUp) {
                  // The loop is another's.
                }
              }
            });
    Arrays.setAll(watches, i -> new CallWatch());
    owner.start();
    Thread heir = new Thread();
    boolean[] taken = new boolean[rounds];
    for (int i = 0; i < rounds; i++) {
      meet(go, done, i);
      watches[i].look();
      spin(100);
      watches[i].look();
      taken[i] = watches[i].takeAway(heir);
    }
    owner.join();
    assertThat(IntStream.range(0, rounds).filter(i -> taken[i] == returned[i])).isEmpty();
    assertThat(IntStream.range(0, rounds).filter(i -> taken[i]).count())
        .as("rounds in which the loop was taken away")
        .isBetween(1L, rounds - 1L);
  }

  @Test
  void neverRefusesAnOwnerWhoseCallsAreDoubtedButNotTaken() throws Exception {
    int calls = 2_000_000;
    AtomicInteger doubts = new AtomicInteger();
    Thread owner =
        new Thread(
            () -> {
              watch.own();
              for (int i = 0; i < calls || doubts.get() == 0; i++) {
                caller.enter();
                caller.leave();
              }
              ended.set(true);
            });
    owner.start();
    while (owner.isAlive()) {
      doubts.addAndGet(Math.min(1, watch.look()));
    }
    assertThat(ended).as("not refused, whatever the " + doubts + " doubts").isTrue();
  }

  /** Takes a few nanoseconds a turn. */
  private static void spin(int turns) {
    for (int i = 0; i < turns; i++) {
      Thread.onSpinWait();
    }
  }

  /**
   * Waits until both threads have come to the round; neither sleeps, so that they leave at once.
   */
  private static void meet(AtomicInteger mine, AtomicInteger theirs, int round) {
    mine.set(round + 1);
    for (int spins = 0; theirs.get() <= round; spins++) {
      if (spins < 1000) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(1);
      }
    }
  }
}
