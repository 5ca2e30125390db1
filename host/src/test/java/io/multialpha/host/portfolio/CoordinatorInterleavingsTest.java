package io.multialpha.host.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.portfolio.Coordinator.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatorInterleavingsTest {
  /** What is known of one entry: the plain book-keeping that the coordinator is held against. */
  private enum Slot {
    PENDING,
    OPEN
  }

  /**
   * Each step is one atomic step of one of many askers, in any order: what threads can do to each
   * other is a sequence of such steps.
   */
  @Property(tries = 2000)
  void agreesWithAPlainListOfSlots(
      @ForAll @IntRange(min = 1, max = 6) int max,
      @ForAll @Size(max = 200) List<@IntRange(max = 999) Integer> steps) {
    Coordinator coordinator =
        new Coordinator(new Limits(max, 1000, DailyStopBasis.REALIZED), 50_000);
    List<Slot> slots = new ArrayList<>();
    boolean stopped = false;
    double realized = 0;
    int day = 0;
    coordinator.beginDay(day);
    for (int step : steps) {
      int which = slots.isEmpty() ? -1 : step / 10 % slots.size();
      switch (step % 10) {
        case 0, 1, 2, 3 -> {
          Answer expected =
              stopped ? Answer.STOPPED : slots.size() < max ? Answer.RESERVED : Answer.NO_SLOT;
          assertThat(coordinator.tryReserve()).isEqualTo(expected);
          if (expected == Answer.RESERVED) {
            slots.add(Slot.PENDING);
          }
        }
        case 4, 5 -> {
          if (which >= 0 && slots.get(which) == Slot.PENDING) {
            coordinator.opened();
            slots.set(which, Slot.OPEN);
          }
        }
        case 6 -> {
          if (which >= 0 && slots.get(which) == Slot.PENDING) {
            coordinator.release();
            slots.remove(which);
          }
        }
        case 7 -> {
          if (which >= 0 && slots.get(which) == Slot.OPEN) {
            double net = 100 - step;
            coordinator.closed(net);
            slots.remove(which);
            realized += net;
          }
        }
        case 8 -> {
          boolean hit = !stopped && realized <= -1000;
          assertThat(coordinator.mark(50_000 + realized)).isEqualTo(hit);
          stopped |= hit;
        }
        default -> {
          day += step % 3;
          coordinator.beginDay(day);
          if (step % 3 > 0) {
            stopped = false;
            realized = 0;
          }
        }
      }
      assertThat(coordinator.pending()).isEqualTo(count(slots, Slot.PENDING));
      assertThat(coordinator.open()).isEqualTo(count(slots, Slot.OPEN));
      assertThat(coordinator.open() + coordinator.pending()).isLessThanOrEqualTo(max);
      assertThat(coordinator.isStopped()).isEqualTo(stopped);
      assertThat(coordinator.dayRealized()).isEqualTo(realized);
      assertThat(coordinator.tradeDate()).isEqualTo(day);
    }
  }

  private static int count(List<Slot> slots, Slot kind) {
    return (int) slots.stream().filter(slot -> slot == kind).count();
  }

  @ParameterizedTest(name = "{0} slots")
  @ValueSource(ints = {1, 2, 3})
  void threadsNeverHoldMoreThanThereAre(int max) throws InterruptedException {
    Coordinator coordinator = new Coordinator(new Limits(max, 1, DailyStopBasis.EQUITY), 1);
    AtomicInteger held = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicLong reserved = new AtomicLong();
    inThreads(
        4,
        thread -> {
          Random random = new Random(thread);
          for (int i = 0; i < 20_000; i++) {
            if (coordinator.tryReserve() != Answer.RESERVED) {
              continue;
            }
            reserved.incrementAndGet();
            most.accumulateAndGet(held.incrementAndGet(), Math::max);
            // Each count by itself is never more than there is, at whatever moment one looks.
            most.accumulateAndGet(coordinator.open(), Math::max);
            most.accumulateAndGet(coordinator.pending(), Math::max);
            boolean filled = random.nextBoolean();
            if (filled) {
              coordinator.opened();
            }
            held.decrementAndGet();
            if (filled) {
              coordinator.closed(0);
            } else {
              coordinator.release();
            }
          }
        });

    assertThat(most).hasValueLessThanOrEqualTo(max);
    assertThat(reserved).hasValueGreaterThan(1000);
    assertThat(coordinator.open() + coordinator.pending()).isZero();
  }

  @Test
  void nobodyGetsASlotBehindAStop() throws InterruptedException {
    for (int round = 0; round < 2000; round++) {
      Coordinator coordinator = new Coordinator(new Limits(1_000_000, 1, DailyStopBasis.EQUITY), 1);
      AtomicInteger late = new AtomicInteger();
      AtomicInteger stops = new AtomicInteger();
      AtomicInteger stopped = new AtomicInteger();
      inThreads(
          2,
          thread -> {
            if (thread == 0) {
              stops.addAndGet(coordinator.stop() ? 1 : 0);
              stopped.set(1);
            }
            for (int i = 0; i < 50; i++) {
              boolean before = stopped.get() == 1;
              if (coordinator.tryReserve() == Answer.RESERVED && before) {
                late.incrementAndGet();
              }
            }
          });
      assertThat(late).hasValue(0);
      assertThat(stops).hasValue(1);
    }
  }

  @Test
  void ofManyWhoStopOneDid() throws InterruptedException {
    Coordinator coordinator = new Coordinator(new Limits(1, 1, DailyStopBasis.EQUITY), 1);
    AtomicInteger did = new AtomicInteger();
    inThreads(
        4,
        thread -> {
          for (int i = 0; i < 1000; i++) {
            did.addAndGet(coordinator.stop() ? 1 : 0);
          }
        });

    assertThat(did).hasValue(1);
  }

  private interface Work {
    void of(int thread);
  }

  private static void inThreads(int count, Work work) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Throwable> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int thread = i;
      threads.add(
          new Thread(
              () -> {
                try {
                  start.await();
                  work.of(thread);
                } catch (Throwable failure) {
                  synchronized (failures) {
                    failures.add(failure);
                  }
                }
              }));
    }
    threads.forEach(Thread::start);
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }
}
