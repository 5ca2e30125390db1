package io.multialpha.host.engine;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.BarSeries;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.host.engine.AccountSpec.FilterInForce;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Sets up the instruments of an account and lets the strategy make its signal sources. */
final class AccountBuilder {
  private final AccountSpec spec;
  private final MarketData market;
  private final RunWindow window;
  private final SessionClock clock;
  private final Map<String, Track> legTracks = new LinkedHashMap<>();
  private final Map<String, Track> referenceTracks = new LinkedHashMap<>();

  AccountBuilder(AccountSpec spec, MarketData market, RunWindow window) {
    this.spec = spec;
    this.market = market;
    this.window = window;
    clock = new SessionClock(spec.sessionZone());
  }

  Leg[] legs() {
    for (AccountSpec.Leg leg : spec.legs()) {
      String symbol = leg.instrument().symbol();
      if (legTracks.put(symbol, track(symbol, market.requireHourly(symbol), true)) != null) {
        throw new StrategyException(
            "strategies." + spec.name() + ": instrument " + symbol + " is listed twice");
      }
    }
    Leg[] legs = new Leg[spec.legs().size()];
    for (int i = 0; i < legs.length; i++) {
      legs[i] = leg(i, spec.legs().get(i));
    }
    legTracks.values().forEach(track -> track.indicators.close());
    referenceTracks.values().forEach(track -> track.indicators.close());
    return legs;
  }

  /** Tracks of the instruments that are read but not traded; after {@link #legs}. */
  Track[] references() {
    return referenceTracks.values().toArray(Track[]::new);
  }

  private Leg leg(int index, AccountSpec.Leg leg) {
    String symbol = leg.instrument().symbol();
    DataNeeds needs = call(symbol, () -> spec.strategy().dataNeeds(leg.params(), leg.instrument()));
    addReferences(needs.references());
    Leg made = new Leg(index, leg, legTracks.get(symbol), needs);
    Context context = new Context(leg, Set.copyOf(needs.references()));
    made.source = call(symbol, () -> spec.strategy().create(context));
    if (!leg.filters().isEmpty()) {
      made.filters = Optional.of(filters(leg.instrument(), leg.filters()));
    }
    made.gate = leg.model().map(model -> gate(leg.instrument(), model));
    made.restsOn = restsOn(leg, needs);
    return made;
  }

  private Track[] restsOn(AccountSpec.Leg leg, DataNeeds needs) {
    Set<String> symbols = new LinkedHashSet<>();
    symbols.add(leg.instrument().symbol());
    symbols.addAll(needs.references());
    leg.filters().forEach(filter -> symbols.addAll(filter.references()));
    leg.model().ifPresent(model -> symbols.addAll(model.references()));
    return symbols.stream().map(this::track).toArray(Track[]::new);
  }

  private FilterGate filters(Instrument instrument, List<FilterInForce> filters) {
    Indicator[] values = new Indicator[filters.size()];
    for (int i = 0; i < values.length; i++) {
      FilterInForce filter = filters.get(i);
      values[i] = feature(instrument, filter.references(), filter.feature());
    }
    return new FilterGate(filters, values);
  }

  private ModelGate gate(Instrument instrument, ModelInForce model) {
    addReferences(model.references());
    Indicator[] inputs = new Indicator[model.features().size()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = feature(instrument, model.references(), model.features().get(i));
    }
    return new ModelGate(model, inputs);
  }

  /** A feature of the instrument, which may read the bars of the references as well. */
  private Indicator feature(Instrument instrument, Set<String> references, Feature feature) {
    addReferences(references);
    FeatureBuilder builder =
        new FeatureBuilder(instrument, symbol -> track(instrument, references, symbol).indicators);
    return call(instrument.symbol() + ", feature " + feature.name(), () -> builder.build(feature));
  }

  private void addReferences(Collection<String> symbols) {
    for (String reference : symbols) {
      if (!legTracks.containsKey(reference)) {
        referenceTracks.computeIfAbsent(reference, this::referenceTrack);
      }
    }
  }

  /** The bars of a symbol that a plugin asks for when it is started. */
  private Track track(Instrument own, Set<String> references, String symbol) {
    if (!symbol.equals(own.symbol()) && !references.contains(symbol)) {
      throw new IllegalArgumentException(
          symbol + " is neither traded here nor among the references in dataNeeds");
    }
    return track(symbol);
  }

  private Track track(String symbol) {
    Track track = legTracks.get(symbol);
    return track != null ? track : referenceTracks.get(symbol);
  }

  private Track referenceTrack(String symbol) {
    BarColumns hourly = market.hourly(symbol).orElseGet(() -> empty(symbol));
    if (hourly.size() == 0) {
      market.requireDaily(symbol);
    }
    return track(symbol, hourly, false);
  }

  private Track track(String symbol, BarColumns hourly, boolean traded) {
    int end = hourly.size();
    int[] tradeDate = hourly.tradeDate();
    while (end > 0 && tradeDate[end - 1] > window.lastTradeDate()) {
      end--;
    }
    return new Track(
        hourly, end, market.daily(symbol).orElseGet(() -> empty(symbol)), clock, traded);
  }

  private static BarColumns empty(String symbol) {
    return BarColumns.builder(symbol, 0).build();
  }

  private <T> T call(String symbol, Supplier<T> plugin) {
    T answer = null;
    Throwable thrown = null;
    String why = "it returned null";
    String refusal = "";
    spec.caller().enter();
    try {
      answer = plugin.get();
    } catch (Throwable anything) {
      thrown = anything;
      why = FailureText.of(anything);
      refusal = anything instanceof IllegalArgumentException ? FailureText.message(anything) : "";
    }
    spec.caller().leave();
    String where = "strategies." + spec.name() + ", " + symbol;
    if (!refusal.isEmpty()) {
      throw new StrategyException(where, refusal, thrown);
    }
    if (thrown instanceof OutOfMemoryError error) {
      throw error;
    }
    if (thrown != null || answer == null) {
      throw new StrategyException(
          where, "the strategy could not be started, an error of its plugin: " + why, thrown);
    }
    return answer;
  }

  /** What a signal source is made from. */
  private final class Context implements StrategyContext {
    private final AccountSpec.Leg leg;
    private final Set<String> references;

    Context(AccountSpec.Leg leg, Set<String> references) {
      this.leg = leg;
      this.references = references;
    }

    @Override
    public Instrument instrument() {
      return leg.instrument();
    }

    @Override
    public Params params() {
      return leg.params();
    }

    @Override
    public FeatureProfile featureProfile() {
      return spec.featureProfile();
    }

    @Override
    public BarSeries bars(String symbol, Timeframe timeframe) {
      Track track = track(symbol);
      return timeframe == Timeframe.HOUR ? track.hourly : track.readDays();
    }

    @Override
    public Indicators indicators(String symbol) {
      return track(symbol).indicators;
    }

    private Track track(String symbol) {
      return AccountBuilder.this.track(leg.instrument(), references, symbol);
    }
  }
}
