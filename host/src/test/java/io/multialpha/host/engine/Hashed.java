package io.multialpha.host.engine;

import io.multialpha.api.market.Bar;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;

/**
 * Decides by a hash of the bar and of what is held: as good as random, and the same for whoever
 * works it out.
 *
 * @param seed another seed, another strategy
 * @param entryPercent how many bars of a hundred it wants to enter on
 * @param exitPercent how many bars of a hundred it wants to leave on
 */
public record Hashed(long seed, int entryPercent, int exitPercent) implements Strategy {
  private static final Signal BUY = Signal.enterLong("hashed");
  private static final Signal SELL = Signal.enterShort("hashed");
  private static final Signal EXIT = Signal.exit("hashed");

  /** What is wanted after the bar. It may be an exit from nothing, or an entry while in. */
  public Signal decide(String symbol, long startMillis, double close, int quantity) {
    long hash =
        hash(symbol.hashCode() + 31 * startMillis, Double.doubleToLongBits(close), quantity);
    long percent = Long.remainderUnsigned(hash >>> 8, 100);
    if (percent < entryPercent) {
      return (hash & 1) == 0 ? BUY : SELL;
    }
    return percent < entryPercent + exitPercent ? EXIT : Signal.HOLD;
  }

  /** Where the position is stopped out, in points; NaN for about one in four entries. */
  public double stop(int quantity, double entryPrice, int barsHeld) {
    return level(entryPrice, -quantity, hash(1, Double.doubleToLongBits(entryPrice), barsHeld));
  }

  /** Where the position's profit is taken, in points; NaN for about one in four entries. */
  public double target(int quantity, double entryPrice, int barsHeld) {
    return level(entryPrice, quantity, hash(2, Double.doubleToLongBits(entryPrice), barsHeld));
  }

  private static double level(double entryPrice, int side, long hash) {
    // From one point on the wrong side of the entry to six on the right one, in quarters.
    double away = Long.remainderUnsigned(hash >>> 8, 28) * 0.25 - 1;
    return (hash & 3) == 0 ? Double.NaN : entryPrice + Integer.signum(side) * away;
  }

  private long hash(long a, long b, long c) {
    return mix(mix(mix(seed ^ a) ^ b) ^ c);
  }

  /** The finaliser of SplitMix64. */
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  @Override
  public StrategyInfo info() {
    return StrategyInfo.of("hashed", "Decides by a hash of the bar");
  }

  @Override
  public ParamsSchema params() {
    return ParamsSchema.none();
  }

  @Override
  public SignalSource create(StrategyContext context) {
    String symbol = context.instrument().symbol();
    return new SignalSource() {
      @Override
      public Signal onBar(Bar bar, Position position) {
        return decide(symbol, bar.startMillis(), bar.close(), position.quantity());
      }

      @Override
      public double stopPrice(Position position) {
        return stop(position.quantity(), position.entryPrice(), position.barsHeld());
      }

      @Override
      public double targetPrice(Position position) {
        return target(position.quantity(), position.entryPrice(), position.barsHeld());
      }
    };
  }
}
