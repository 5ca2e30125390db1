package io.multialpha.host.engine;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.AccountSpec.FilterInForce;
import io.multialpha.host.engine.AccountSpec.PolicyInForce;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An account as a test describes it: $100,000, roomy limits, no costs, fills at the next open, one
 * contract of 0.25 point ticks worth $50 a point, unless it says otherwise.
 */
public final class TestAccount {
  /** Cash at the start, in dollars. */
  public static final double CASH = 100_000;

  private final Strategy strategy;
  private final List<AccountSpec.Leg> legs = new ArrayList<>();
  private final List<PolicyInForce> policies = new ArrayList<>();
  private String name = "alpha";
  private PluginCaller caller = PluginCaller.DIRECT;
  private Limits limits = new Limits(100, 1e9, DailyStopBasis.EQUITY);
  private FillModel fills = FillModel.NEXT_OPEN;
  private Duration expiry = Duration.ofDays(365);
  private OnFailure onFailure = OnFailure.FLATTEN;
  private FeatureProfile profile = FeatureProfile.REFERENCE;

  private TestAccount(Strategy strategy) {
    this.strategy = strategy;
  }

  /** An account that trades the instruments with the strategy. */
  public static TestAccount of(Strategy strategy, String... symbols) {
    TestAccount account = new TestAccount(strategy);
    for (String symbol : symbols) {
      account.leg(symbol, 1, Costs.NONE);
    }
    return account;
  }

  /** The contract that is traded under the symbol. */
  public static Instrument instrument(String symbol) {
    return new Instrument(symbol, 0.25, 50, Currency.getInstance("USD"));
  }

  /** Trades this as well. */
  public TestAccount leg(String symbol, int contracts, Costs costs) {
    return leg(instrument(symbol), contracts, costs);
  }

  /** Trades this as well. */
  public TestAccount leg(Instrument instrument, int contracts, Costs costs) {
    legs.add(new AccountSpec.Leg(instrument, ParamsSchema.none().defaults(), contracts, costs));
    return this;
  }

  /** Trades this as well, its entries filtered by a model. */
  public TestAccount leg(String symbol, AccountSpec.ModelInForce model) {
    legs.add(
        new AccountSpec.Leg(
            instrument(symbol),
            ParamsSchema.none().defaults(),
            1,
            Costs.NONE,
            List.of(),
            Optional.of(model)));
    return this;
  }

  /** Trades this as well. */
  public TestAccount leg(AccountSpec.Leg leg) {
    legs.add(leg);
    return this;
  }

  /** Trades this as well, its entries filtered by bands of features. */
  public TestAccount leg(String symbol, FilterInForce... filters) {
    legs.add(
        new AccountSpec.Leg(
            instrument(symbol),
            ParamsSchema.none().defaults(),
            1,
            Costs.NONE,
            List.of(filters),
            Optional.empty()));
    return this;
  }

  public TestAccount named(String other) {
    name = other;
    return this;
  }

  public TestAccount called(PluginCaller by) {
    caller = by;
    return this;
  }

  public TestAccount limits(int maxPositions, double dailyStopLoss) {
    return limits(new Limits(maxPositions, dailyStopLoss, DailyStopBasis.EQUITY));
  }

  public TestAccount limits(Limits other) {
    limits = other;
    return this;
  }

  public TestAccount fills(FillModel model) {
    fills = model;
    return this;
  }

  public TestAccount entriesExpireAfter(Duration time) {
    expiry = time;
    return this;
  }

  public TestAccount onFailure(OnFailure what) {
    onFailure = what;
    return this;
  }

  public TestAccount profile(FeatureProfile other) {
    profile = other;
    return this;
  }

  public TestAccount policy(String id, PolicyRules rules) {
    policies.add(new PolicyInForce(id, rules, PluginCaller.DIRECT));
    return this;
  }

  public AccountSpec spec() {
    return new AccountSpec(
        name,
        strategy,
        caller,
        legs,
        CASH,
        limits,
        policies,
        fills,
        ZoneOffset.UTC,
        expiry.toMillis(),
        onFailure,
        profile);
  }

  /** Runs the account alone over the bars. */
  public AccountResult run(BarColumns... hourly) {
    return run(market(hourly));
  }

  /** Runs the account alone over the market. */
  public AccountResult run(MarketData market) {
    return run(Limits.NONE, market, this).get(0);
  }

  /** Runs accounts over the market, one loop after the other. */
  public static List<AccountResult> run(Limits house, MarketData market, TestAccount... accounts) {
    return run(house, market, RunWindow.ALL, accounts);
  }

  /** Runs accounts over some trade dates of the market, one loop after the other. */
  public static List<AccountResult> run(
      Limits house, MarketData market, RunWindow window, TestAccount... accounts) {
    List<AccountSpec> specs = Arrays.stream(accounts).map(TestAccount::spec).toList();
    List<AccountResult> results = new ArrayList<>();
    for (EngineLoop loop : Engine.loops(specs, house, market, window, () -> done -> {})) {
      loop.run();
      results.addAll(loop.finish());
    }
    return results;
  }

  /** A market of hourly bars only. */
  public static MarketData market(BarColumns... hourly) {
    return MarketData.of(bySymbol(hourly), Map.of());
  }

  /** Bars under their symbols. */
  public static Map<String, BarColumns> bySymbol(BarColumns... bars) {
    return Arrays.stream(bars).collect(Collectors.toMap(BarColumns::symbol, Function.identity()));
  }
}
