package io.multialpha.host.app;

import io.multialpha.host.config.Explanation;
import io.multialpha.host.config.Location;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.Leg;
import io.multialpha.host.engine.LimitsInForce;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.runner.Runner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts accounts as a run does, and trades nothing. What parameters must be together only the
 * strategy knows, and it says so when it makes its signal sources.
 */
final class StartTrial {
  private final House house;
  private final Overrides overrides;
  private final MarketData market;

  /**
   * A trial without bars.
   *
   * @param symbols all that the accounts trade or refer to
   */
  StartTrial(House house, Collection<String> symbols) {
    this(house, Overrides.NONE, oneBarEach(symbols));
  }

  /**
   * A trial in the market of a run that was refused.
   *
   * @param overrides what the accounts have over the configuration
   */
  StartTrial(House house, Overrides overrides, MarketData market) {
    this.house = house;
    this.overrides = overrides;
    this.market = market;
  }

  /**
   * What the coordinators of an account keep to once it is started.
   *
   * @throws StrategyException if it cannot be started
   */
  LimitsInForce limits(AccountSpec account) {
    return Runner.limits(
            List.of(account),
            house.config().house(),
            market,
            RunWindow.ALL,
            new Runner.Options(1, house.config().execution().callTimeout()))
        .get(0);
  }

  /**
   * What keeps an account from being started, each in a sentence with its place in the
   * configuration and the instruments of which it is true; empty if nothing does.
   */
  List<String> problems(AccountSpec account) {
    Optional<StrategyException> refusal = refusal(account);
    if (refusal.isEmpty()) {
      return List.of();
    }
    Explanation explanation = house.config().explanation();
    Map<String, List<String>> symbols = new LinkedHashMap<>();
    // A plugin that does not return is not asked again.
    Optional<StrategyException> silence = refusal.filter(StartTrial::isSilence);
    for (int i = 0; i < account.legs().size() && silence.isEmpty(); i++) {
      Leg leg = account.legs().get(i);
      Optional<StrategyException> own = refusal(account.only(leg));
      own.flatMap(StrategyException::why)
          .map(why -> symbols.computeIfAbsent(why, any -> new ArrayList<>()))
          .ifPresent(of -> of.add(leg.instrument().symbol()));
      silence = own.filter(StartTrial::isSilence);
    }
    List<String> problems = new ArrayList<>();
    symbols.forEach(
        (why, all) ->
            explanation
                .placesOf(account.name(), all, why, overrides.params().keySet())
                .forEach((at, of) -> problems.add(sentence(at, account, of, why))));
    silence
        .or(() -> symbols.isEmpty() ? refusal : Optional.empty())
        .map(untold -> explanation.placeOf(account.name()) + ": " + untold.getMessage())
        .ifPresent(problems::add);
    return problems;
  }

  /**
   * What to tell of accounts that a run could not start: all that keeps them from it, a line each.
   *
   * @param first what the run was refused with
   */
  StrategyException refusal(List<AccountSpec> accounts, StrategyException first) {
    List<String> problems =
        accounts.stream().flatMap(account -> problems(account).stream()).toList();
    return problems.isEmpty() ? first : new StrategyException(String.join("\n", problems), first);
  }

  private static boolean isSilence(StrategyException refusal) {
    return refusal.why().isEmpty();
  }

  private static String sentence(
      Location at, AccountSpec account, List<String> symbols, String why) {
    return at + ": strategies." + account.name() + ", " + String.join(", ", symbols) + ": " + why;
  }

  private Optional<StrategyException> refusal(AccountSpec account) {
    try {
      limits(account);
      return Optional.empty();
    } catch (StrategyException refusal) {
      return Optional.of(refusal);
    }
  }

  /** Enough of a market to start strategies in; they are never asked for a decision. */
  private static MarketData oneBarEach(Collection<String> symbols) {
    Map<String, BarColumns> hourly = new HashMap<>();
    Map<String, BarColumns> daily = new HashMap<>();
    for (String symbol : symbols) {
      BarColumns.Builder bars = BarColumns.builder(symbol, 1);
      bars.append(0, 0, 1, 1, 1, 1, 1);
      hourly.put(symbol, bars.build());
      daily.put(symbol, bars.build());
    }
    return MarketData.of(hourly, daily);
  }
}
