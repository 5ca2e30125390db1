package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.BarSeries;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.Rows.Decision;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Taking the future away, or putting another in its place, changes nothing that was decided before,
 * for a strategy that looks at everything there is to see.
 */
class LookAheadTest {
  private static final int HOURS = 160;

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void truncatingTheFutureChangesNoPastDecision(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = HOURS) int hours,
      @ForAll FillModel fills,
      @ForAll boolean inStep) {
    MarketData whole = market(seed, seed, HOURS, HOURS);
    MarketData truncated = market(seed, seed, hours, hours);

    assertSamePast(run(whole, fills, inStep), run(truncated, fills, inStep), Tape.hour(hours));
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void anotherFutureChangesNoPastDecision(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = HOURS) int hours,
      @ForAll FillModel fills,
      @ForAll boolean inStep) {
    MarketData one = market(seed, seed, HOURS, hours);
    MarketData other = market(seed, ~seed, HOURS, hours);

    assertSamePast(run(one, fills, inStep), run(other, fills, inStep), Tape.hour(hours));
  }

  /** Up to the given hour as one seed has it, from there on as the other. */
  private static MarketData market(long seed, long later, int hours, int fork) {
    Map<String, BarColumns> hourly = new HashMap<>();
    Map<String, BarColumns> daily = new HashMap<>();
    for (String symbol : List.of("S0", "S1", "TLT", "VIX")) {
      BarColumns bars = forked(symbol, seed, later, hours, fork);
      // Daily bars as they come out in the end, also of the day that is forked in the middle.
      daily.put(symbol, RandomTapes.daily(bars));
      if (!symbol.equals("VIX")) {
        hourly.put(symbol, bars);
      }
    }
    return MarketData.of(hourly, daily);
  }

  private static BarColumns forked(String symbol, long seed, long later, int hours, int fork) {
    BarColumns before = RandomTapes.hourly(symbol, seed, fork);
    BarColumns after = RandomTapes.hourly(symbol, later, hours);
    BarColumns.Builder bars = BarColumns.builder(symbol, hours);
    for (BarColumns part : List.of(before, after)) {
      for (int i = 0; i < part.size(); i++) {
        if (part == before || part.start()[i] >= Tape.hour(fork)) {
          bars.append(
              part.start()[i],
              part.tradeDate()[i],
              part.open(i),
              part.high(i),
              part.low(i),
              part.close(i),
              1);
        }
      }
    }
    return bars.build();
  }

  private static List<Rows> run(MarketData market, FillModel fills, boolean inStep) {
    Limits house = inStep ? new Limits(3, 1500, DailyStopBasis.EQUITY) : Limits.NONE;
    TestAccount[] accounts = new TestAccount[2];
    for (int i = 0; i < 2; i++) {
      int salt = i;
      DataNeeds needs = DataNeeds.none().withReferences("TLT", "VIX", "S0", "S1");
      accounts[i] =
          TestAccount.of(new Made(needs, context -> new Nosy(context, salt)))
              .leg("S0", 1, new Costs(1, 2))
              .leg("S1", 1, new Costs(1, 2))
              .limits(1 + i, 700)
              .fills(fills)
              .entriesExpireAfter(Duration.ofHours(2));
    }
    return TestAccount.run(house, market, accounts).stream().map(Rows::of).toList();
  }

  private static void assertSamePast(List<Rows> one, List<Rows> other, long fork) {
    for (int i = 0; i < one.size(); i++) {
      assertThat(past(one.get(i), fork)).isEqualTo(past(other.get(i), fork));
      assertThat(pastTrades(one.get(i), fork)).isEqualTo(pastTrades(other.get(i), fork));
    }
  }

  /** Decisions before the fork, with what was known of them then. */
  private static List<Decision> past(Rows rows, long fork) {
    List<Decision> past = new ArrayList<>();
    for (Decision row : rows.decisions()) {
      if (row.barStart() >= fork) {
        continue;
      }
      boolean filled = row.fillTime() != 0 && row.fillTime() < fork;
      // An order that was not filled before the fork may have been filled or withdrawn after it.
      boolean underWay = !filled && isOrder(row);
      past.add(
          new Decision(
              row.barStart(),
              row.symbol(),
              row.action(),
              row.reason(),
              row.price(),
              underWay ? Outcome.ORDERED : row.outcome(),
              underWay ? "" : row.outcomeReason(),
              filled ? row.fillTime() : 0,
              filled ? row.fillPrice() : Double.NaN,
              filled ? row.netProfit() : Double.NaN));
    }
    return past;
  }

  private static boolean isOrder(Decision row) {
    return row.outcome() == Outcome.ORDERED
        || row.outcome() == Outcome.EXPIRED
        || row.outcome() == Outcome.DAILY_STOP;
  }

  private static List<Rows.Trade> pastTrades(Rows rows, long fork) {
    return rows.trades().stream().filter(trade -> trade.exitTime() < fork).toList();
  }

  /** Decides by a hash of everything that can be seen, now and back to the beginning. */
  private static final class Nosy implements SignalSource {
    private final List<BarSeries> series = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private final int salt;
    private Bar bar;

    Nosy(StrategyContext context, int salt) {
      this.salt = salt;
      for (String symbol : List.of("S0", "S1", "TLT", "VIX")) {
        Indicators of = context.indicators(symbol);
        for (Timeframe timeframe : Timeframe.values()) {
          series.add(context.bars(symbol, timeframe));
          indicators.add(of.sma(of.close(timeframe), 3));
          indicators.add(of.lag(of.high(timeframe), 2));
          indicators.add(of.atr(timeframe, 2));
        }
      }
    }

    private long look(Position position) {
      long hash = salt;
      for (BarSeries bars : series) {
        hash = Hashed.mix(hash ^ bars.size());
        for (int ago = 0; ago < bars.size(); ago++) {
          hash = Hashed.mix(hash ^ Double.doubleToLongBits(bars.close(ago) + bars.high(ago)));
          hash = Hashed.mix(hash ^ Double.doubleToLongBits(bars.low(ago) - bars.open(ago)));
        }
      }
      for (Indicator indicator : indicators) {
        hash = Hashed.mix(hash ^ Double.doubleToLongBits(indicator.value()));
      }
      hash = Hashed.mix(hash ^ Double.doubleToLongBits(bar.close() + bar.range()));
      hash = Hashed.mix(hash ^ position.quantity() ^ position.barsHeld());
      return Hashed.mix(hash ^ Double.doubleToLongBits(position.entryPrice()));
    }

    @Override
    public Signal onBar(Bar completed, Position position) {
      bar = completed;
      long hash = look(position);
      return switch ((int) Long.remainderUnsigned(hash >>> 8, 8)) {
        case 0 -> Signal.enterLong("nosy");
        case 1 -> Signal.enterShort("nosy");
        case 2 -> Signal.exit("nosy");
        default -> Signal.HOLD;
      };
    }

    @Override
    public double stopPrice(Position position) {
      double away = Long.remainderUnsigned(look(position), 5);
      return position.entryPrice() - Integer.signum(position.quantity()) * away;
    }

    @Override
    public double targetPrice(Position position) {
      double away = 1 + Long.remainderUnsigned(look(position) >>> 16, 5);
      return position.entryPrice() + Integer.signum(position.quantity()) * away;
    }
  }
}
