package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.multialpha.api.market.Instrument;
import io.multialpha.api.portfolio.EntryRequest;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.api.portfolio.PortfolioView;
import io.multialpha.api.portfolio.Verdict;
import io.multialpha.api.strategy.Signal;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.Rows.Decision;
import io.multialpha.host.engine.Rows.Trade;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.AccountResult.OpenPosition;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What must hold of every run, whatever the bars, the strategy, the limits and the costs: money
 * adds up, slots are kept, and an exit is an exit.
 */
class MoneyTest {
  private static final double TENTH_OF_A_CENT = 0.001;
  private static final List<String> SYMBOLS = List.of("S0", "S1", "S2", "S3");

  /** Watches an account from inside, at every call that a policy gets. */
  private static final class Probe implements PolicyRules {
    private final int maxPositions;
    private final List<String> violations = new ArrayList<>();
    private PortfolioView view;
    private int calls;

    Probe(int maxPositions) {
      this.maxPositions = maxPositions;
    }

    @Override
    public Verdict onEntry(EntryRequest request, PortfolioView portfolio) {
      look(portfolio);
      expect(portfolio.quantity(request.instrument().symbol()) == 0, "an entry while in");
      expect(taken() < maxPositions, "no slot is left for what may be allowed");
      return calls % 7 == 0 ? Verdict.deny("every seventh") : Verdict.ALLOW;
    }

    @Override
    public Verdict onProfitAndLoss(PortfolioView portfolio) {
      look(portfolio);
      return calls % 50 == 0 ? Verdict.deny("every fiftieth") : Verdict.ALLOW;
    }

    private void look(PortfolioView portfolio) {
      view = portfolio;
      calls++;
      expect(taken() >= 0 && taken() <= maxPositions, taken() + " slots taken");
      long held = SYMBOLS.stream().filter(symbol -> portfolio.quantity(symbol) != 0).count();
      expect(portfolio.openPositions() == held, held + " held, but not shown");
    }

    /** Kept for later: what a policy throws is its own failure and ends no test. */
    private void expect(boolean condition, String otherwise) {
      if (!condition) {
        violations.add(otherwise);
      }
    }

    int taken() {
      return view == null ? 0 : view.openPositions() + view.pendingEntries();
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void everythingAddsUp(@ForAll long seed) {
    Random random = new Random(seed);
    MarketData market =
        TestAccount.market(
            RandomTapes.hourly("S0", seed, 200),
            RandomTapes.hourly("S1", seed, 200),
            RandomTapes.hourly("S2", seed, 200),
            RandomTapes.hourly("S3", seed, 120));
    Limits house = random.nextBoolean() ? Limits.NONE : limits(random, 5);
    Probe[] probes = new Probe[2];
    TestAccount[] accounts = new TestAccount[2];
    double[] commission = new double[2];
    for (int i = 0; i < 2; i++) {
      Limits limits = limits(random, 4);
      probes[i] = new Probe(limits.maxPositions());
      commission[i] = random.nextInt(500) / 100.;
      accounts[i] = account(random, limits, commission[i]).policy("probe", probes[i]);
    }
    List<AccountResult> results = TestAccount.run(house, market, accounts);

    int taken = 0;
    for (int i = 0; i < 2; i++) {
      assertThat(results.get(i).failure()).isEmpty();
      moneyAddsUp(results.get(i), commission[i]);
      positionsOpenAndCloseInTurn(results.get(i));
      slotsAreWhereTheyShouldBe(results.get(i), probes[i]);
      assertThat(probes[i].violations).isEmpty();
      taken += probes[i].taken();
    }
    assertThat(taken).isLessThanOrEqualTo(house.maxPositions());
  }

  private static Limits limits(Random random, int slots) {
    double stop = new double[] {100, 1000, 1e9}[random.nextInt(3)];
    DailyStopBasis basis = random.nextBoolean() ? DailyStopBasis.EQUITY : DailyStopBasis.REALIZED;
    return new Limits(1 + random.nextInt(slots), stop, basis);
  }

  private static TestAccount account(Random random, Limits limits, double commission) {
    List<FillModel> models = List.of(FillModel.values());
    TestAccount account =
        TestAccount.of(new Hashed(random.nextLong(), 20, random.nextInt(30)))
            .limits(limits)
            .fills(models.get(random.nextInt(models.size())))
            .entriesExpireAfter(Duration.ofHours(1 + random.nextInt(3)));
    for (String symbol : SYMBOLS) {
      Instrument instrument =
          new Instrument(
              symbol,
              0.01 * (1 + random.nextInt(30)),
              0.1 * (1 + random.nextInt(1000)),
              Currency.getInstance("USD"));
      account.leg(
          instrument, 1 + random.nextInt(3), new Costs(random.nextInt(30) / 10., commission));
    }
    return account;
  }

  private static void moneyAddsUp(AccountResult result, double commission) {
    Rows rows = Rows.of(result);
    double cash = result.startingCash();
    double realized = 0;
    for (Trade trade : rows.trades()) {
      assertThat(trade.commission())
          .isEqualTo(2 * commission * Math.abs(trade.quantity()), within(TENTH_OF_A_CENT));
      realized += trade.grossProfit() - trade.commission();
    }
    double open = 0;
    for (OpenPosition position : result.openAtEnd()) {
      open += position.openProfit();
    }
    assertThat(result.finalEquity()).isEqualTo(cash + realized + open, within(TENTH_OF_A_CENT));
    assertThat(rows.days().stream().mapToDouble(Rows.Day::realized).sum())
        .isEqualTo(realized, within(TENTH_OF_A_CENT));
    assertThat(rows.days().get(rows.days().size() - 1).equity()).isEqualTo(result.finalEquity());
    double lowest = rows.days().stream().mapToDouble(Rows.Day::lowestEquity).min().orElse(cash);
    assertThat(result.maxDrawdown()).isGreaterThanOrEqualTo(cash - lowest - TENTH_OF_A_CENT);
    assertThat(
            rows.decisions().stream()
                .mapToDouble(Decision::netProfit)
                .filter(Double::isFinite)
                .sum())
        .isEqualTo(realized, within(TENTH_OF_A_CENT));
  }

  private static void positionsOpenAndCloseInTurn(AccountResult result) {
    Rows rows = Rows.of(result);
    Map<String, Trade> last = new HashMap<>();
    List<Integer> entries = new ArrayList<>();
    List<Integer> exits = new ArrayList<>();
    for (Trade trade : rows.trades()) {
      Trade before = last.put(trade.symbol(), trade);
      assertThat(trade.exitTime()).isGreaterThanOrEqualTo(trade.entryTime());
      assertThat(before == null || before.exitTime() <= trade.entryTime()).isTrue();
      entries.add(trade.entryDecision());
      exits.add(trade.exitDecision());
      Decision in = rows.decisions().get(trade.entryDecision());
      Decision out = rows.decisions().get(trade.exitDecision());
      assertThat(in.action())
          .isEqualTo(trade.quantity() > 0 ? Signal.Action.ENTER_LONG : Signal.Action.ENTER_SHORT);
      assertThat(out.action()).isEqualTo(Signal.Action.EXIT);
      assertThat(in.fillTime()).isEqualTo(trade.entryTime());
      assertThat(in.fillPrice()).isEqualTo(trade.entryPrice());
      assertThat(out.fillTime()).isEqualTo(trade.exitTime());
      assertThat(out.fillPrice()).isEqualTo(trade.exitPrice());
      assertThat(in.barStart()).isLessThanOrEqualTo(in.fillTime());
    }
    for (OpenPosition position : result.openAtEnd()) {
      Trade before = last.get(position.symbol());
      assertThat(before == null || before.exitTime() <= position.entryTime()).isTrue();
      entries.add(position.entryDecision());
    }
    assertThat(entries).as("no intent is carried out twice").doesNotHaveDuplicates();
    assertThat(exits).doesNotHaveDuplicates();
  }

  private static void slotsAreWhereTheyShouldBe(AccountResult result, Probe probe) {
    List<Decision> decisions = Rows.of(result).decisions();
    long waiting =
        decisions.stream()
            .filter(row -> row.action() != Signal.Action.EXIT)
            .filter(row -> row.outcome() == Outcome.ORDERED && row.fillTime() == 0)
            .count();
    assertThat(decisions.stream().map(Decision::barStart)).as("in the order of time").isSorted();
    assertThat(decisions.stream().filter(row -> row.outcome() != Outcome.ORDERED))
        .allSatisfy(row -> assertThat(row.fillTime()).isZero());
    if (probe.view != null) {
      assertThat(probe.view.openPositions()).isEqualTo(result.openAtEnd().size());
      assertThat((long) probe.view.pendingEntries()).isEqualTo(waiting);
      assertThat(probe.view.equity()).isEqualTo(result.finalEquity());
    }
  }
}
