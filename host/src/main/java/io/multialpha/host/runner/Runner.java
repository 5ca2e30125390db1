package io.multialpha.host.runner;

import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.Engine;
import io.multialpha.host.engine.EngineLoop;
import io.multialpha.host.engine.LimitsInForce;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;

/**
 * Runs strategy accounts to the end of their data, each on a thread of its own as far as there are
 * threads. How many makes no difference to what comes out.
 *
 * <p>The calling thread watches: a plugin that does not return from a call in time is given up on.
 * Its thread cannot be stopped, only abandoned; another goes on with the loop, and with everything
 * but that plugin.
 */
public final class Runner {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration LOOK_AT_START_EVERY = Duration.ofMillis(1);

  private final Options options;
  private final Progress progress;
  private final Thread watcher = Thread.currentThread();
  private final List<CallWatch> watches = new ArrayList<>();
  private List<EngineLoop> loops = List.of();
  private final AtomicInteger nextLoop = new AtomicInteger();
  private final AtomicInteger loopsDone = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private AtomicLongArray steps = new AtomicLongArray(0);
  private long lastLook = System.nanoTime();
  private boolean interrupted;

  /**
   * How to run.
   *
   * @param threads at least 1
   * @param callTimeout how long a call into a plugin may take
   */
  public record Options(int threads, Duration callTimeout) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no thread or no time
     */
    public Options {
      if (threads < 1 || callTimeout.compareTo(LOOK_EVERY) < 0) {
        throw new IllegalArgumentException(threads + " threads, time-out " + callTimeout);
      }
    }
  }

  /** Told how far a run has come; called by the thread that called {@link Runner#run}. */
  @FunctionalInterface
  public interface Progress {
    /** {@code done} of about {@code total} steps in time. */
    void at(long done, long total);
  }

  private Runner(Options options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Runs the accounts.
   *
   * @return what came of each, in the order given
   * @throws StrategyException if a strategy cannot be started
   */
  public static List<AccountResult> run(
      List<AccountSpec> accounts,
      Limits houseLimits,
      MarketData market,
      RunWindow window,
      Options options,
      Progress progress) {
    Runner runner = new Runner(options, progress);
    try {
      return runner.run(accounts, houseLimits, market, window);
    } finally {
      if (runner.interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Makes the accounts ready as for a run, strategies included, and asks their coordinators what
   * they keep to. Nothing is traded.
   *
   * @return by account, in the order given
   * @throws StrategyException if a strategy cannot be started
   */
  public static List<LimitsInForce> limits(
      List<AccountSpec> accounts,
      Limits houseLimits,
      MarketData market,
      RunWindow window,
      Options options) {
    Runner runner = new Runner(options, (done, total) -> {});
    try {
      runner.prepare(accounts, houseLimits, market, window);
      return runner.loops.stream().flatMap(loop -> loop.limits().stream()).toList();
    } finally {
      if (runner.interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<AccountResult> run(
      List<AccountSpec> accounts, Limits houseLimits, MarketData market, RunWindow window) {
    prepare(accounts, houseLimits, market, window);
    int loopCount = loops.size();
    LongStream longest = accounts.stream().mapToLong(spec -> bars(spec, market));
    long total = loopCount < accounts.size() ? longest.max().orElse(0) : longest.sum();
    for (int i = 0; i < Math.min(options.threads(), loopCount); i++) {
      start(new Thread(this::work, "engine-" + (i + 1)));
    }
    while (loopsDone.get() < loopCount && failure.get() == null) {
      lookEvery(LOOK_EVERY, this::look);
      report(total);
    }
    rethrowFailure();
    report(total);
    List<AccountResult> results = new ArrayList<>();
    loops.forEach(loop -> results.addAll(loop.finish()));
    return results;
  }

  private void prepare(
      List<AccountSpec> accounts, Limits houseLimits, MarketData market, RunWindow window) {
    boolean inStep = houseLimits.areSet();
    int loopCount = inStep ? 1 : accounts.size();
    for (int i = 0; i < loopCount; i++) {
      watches.add(new CallWatch());
    }
    List<AccountSpec> watched = new ArrayList<>();
    for (int i = 0; i < accounts.size(); i++) {
      watched.add(watch(accounts.get(i), watches.get(inStep ? 0 : i)));
    }
    steps = new AtomicLongArray(loopCount);
    loops = build(watched, houseLimits, market, window);
  }

  private static AccountSpec watch(AccountSpec spec, CallWatch watch) {
    return spec.withCallers(watch::watched);
  }

  private static long bars(AccountSpec spec, MarketData market) {
    return spec.legs().stream()
        .mapToLong(leg -> market.requireHourly(leg.instrument().symbol()).size())
        .max()
        .orElse(0);
  }

  /** Lets the strategies make their signal sources, which is a call into plugins like any other. */
  private List<EngineLoop> build(
      List<AccountSpec> accounts, Limits houseLimits, MarketData market, RunWindow window) {
    AtomicReference<List<EngineLoop>> built = new AtomicReference<>();
    AtomicInteger made = new AtomicInteger();
    Thread thread =
        new Thread(
            () -> {
              try {
                watches.forEach(CallWatch::own);
                built.set(
                    Engine.loops(
                        accounts,
                        houseLimits,
                        market,
                        window,
                        () -> {
                          int index = made.getAndIncrement();
                          return done -> steps.lazySet(index, done);
                        }));
              } catch (Throwable thrown) {
                failure.set(thrown);
              }
              LockSupport.unpark(watcher);
            },
            "engine-setup");
    start(thread);
    while (built.get() == null && failure.get() == null) {
      lookEvery(LOOK_AT_START_EVERY, i -> requireStart(i, accounts));
    }
    rethrowFailure();
    return built.get();
  }

  private void requireStart(int index, List<AccountSpec> accounts) {
    if (isTooLong(watches.get(index).look(), LOOK_AT_START_EVERY)) {
      String name = watches.size() < accounts.size() ? "a strategy" : accounts.get(index).name();
      throw new StrategyException(
          "strategies: "
              + name
              + " could not be started: its plugin did not return within "
              + seconds()
              + "; mend or disable it");
    }
  }

  private static void start(Thread thread) {
    // A thread stuck in a plugin must not keep the process alive.
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    for (int i = nextLoop.getAndIncrement(); i < loops.size(); i = nextLoop.getAndIncrement()) {
      EngineLoop loop = loops.get(i);
      watches.get(i).own();
      if (!finish(loop::run)) {
        return;
      }
    }
  }

  private void inherit(int index) {
    EngineLoop loop = loops.get(index);
    boolean finished =
        finish(
            () -> {
              loop.giveUpOnCall("it did not return within " + seconds());
              loop.run();
            });
    if (finished) {
      work();
    }
  }

  /** Runs a loop to its end; false if it was taken away from this thread or all is lost. */
  private boolean finish(Runnable loop) {
    try {
      loop.run();
      loopsDone.incrementAndGet();
      LockSupport.unpark(watcher);
      return true;
    } catch (CallWatch.GivenUpException givenUp) {
      return false;
    } catch (Throwable thrown) {
      failure.compareAndSet(null, thrown);
      LockSupport.unpark(watcher);
      return false;
    }
  }

  private void look(int index) {
    CallWatch watch = watches.get(index);
    if (!isTooLong(watch.look(), LOOK_EVERY)) {
      return;
    }
    Thread heir = new Thread(() -> inherit(index), "engine-heir-" + (index + 1));
    if (watch.takeAway(heir)) {
      start(heir);
    }
  }

  /**
   * Waits for a while and looks at every watch, unless it was woken early, as when a loop ends or
   * someone interrupts: looks in quick succession would blame a plugin too soon.
   */
  private void lookEvery(Duration every, IntConsumer look) {
    LockSupport.parkNanos(this, every.toNanos());
    interrupted |= Thread.interrupted();
    if (System.nanoTime() - lastLook < every.toNanos()) {
      return;
    }
    for (int i = 0; i < watches.size(); i++) {
      look.accept(i);
    }
    lastLook = System.nanoTime();
  }

  /** Looks are counted rather than time taken, so that a machine put to sleep blames nobody. */
  private boolean isTooLong(int looks, Duration each) {
    return looks * each.toMillis() > options.callTimeout().toMillis();
  }

  private String seconds() {
    return options.callTimeout().toMillis() / 1000.0 + " s";
  }

  private void report(long total) {
    long done = 0;
    for (int i = 0; i < steps.length(); i++) {
      done += steps.get(i);
    }
    progress.at(Math.min(done, total), total);
  }

  private void rethrowFailure() {
    Throwable thrown = failure.get();
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown != null) {
      throw new IllegalStateException(thrown);
    }
  }
}
