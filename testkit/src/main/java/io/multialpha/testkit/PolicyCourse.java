package io.multialpha.testkit;

import io.multialpha.api.market.Instrument;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.api.portfolio.Verdict;
import java.util.Currency;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A made-up course of an account, step by step, the same for the same seed. */
final class PolicyCourse {
  private static final String[] SYMBOLS = {"ES", "NQ", "CL", "GC", "6E", "ZN"};
  private static final int STEPS_PER_DAY = 23;
  private static final long HOUR = 3_600_000L;

  private final Random random;
  private final Map<String, Integer> held = new TreeMap<>();
  private int step;
  private double equity = 150_000;
  private double dayStart = equity;
  private double realized;

  PolicyCourse(long seed) {
    random = new Random(seed);
  }

  /** Goes on by an hour: asks for an entry or about profit and loss; the verdict as text. */
  String step(PolicyRules rules) {
    if (step % STEPS_PER_DAY == 0) {
      dayStart = equity;
      realized = 0;
      if (random.nextInt(10) == 0) {
        held.clear();
      }
    }
    double change = (random.nextInt(2001) - 1000) * (random.nextInt(20) == 0 ? 100.0 : 1.0);
    equity += change;
    realized += random.nextBoolean() ? change : 0;
    boolean entry = random.nextBoolean();
    Verdict verdict = entry ? rules.onEntry(entry(), account()) : rules.onProfitAndLoss(account());
    step++;
    return verdict == null ? "null" : verdict.toString();
  }

  private FakeEntry entry() {
    String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
    int quantity = (1 + random.nextInt(3)) * (random.nextBoolean() ? 1 : -1);
    double score = random.nextBoolean() ? Double.NaN : random.nextInt(101) / 100.0;
    held.put(symbol, random.nextInt(3) == 0 ? 0 : quantity);
    return new FakeEntry(
        new Instrument(symbol, 0.25, 50, Currency.getInstance("USD")),
        quantity,
        100 + random.nextInt(4000) * 0.25,
        step * HOUR,
        score);
  }

  private FakePortfolio account() {
    return new FakePortfolio(
        held,
        random.nextInt(3),
        equity,
        equity - dayStart,
        realized,
        19_000 + step / STEPS_PER_DAY);
  }
}
