package io.multialpha.benchmarks;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.Engine;
import io.multialpha.host.engine.EngineLoop;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.Limits;
import io.multialpha.host.research.audit.FeatureRecorder;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All standard features of some instruments, of every bar, as research writes them down. */
final class FeatureTable {
  private FeatureTable() {}

  /** Goes through all bars. */
  static FeatureSum of(FeatureProfile profile, List<String> traded, MarketData market) {
    List<Feature> features = AllFeatures.of(profile);
    List<Asked> asked = new ArrayList<>();
    Map<String, long[]> bars = new TreeMap<>();
    for (String symbol : traded) {
      asked.add(
          new Asked(
              AllFeatures.instrument(symbol), features, AllFeatures.references(symbol, features)));
      BarColumns hourly = market.requireHourly(symbol);
      bars.put(symbol, Arrays.copyOf(hourly.start(), hourly.size()));
    }
    FeatureSum sum = new FeatureSum();
    FeatureRecorder recorder =
        new FeatureRecorder(
            asked, bars, symbol -> (bar, values, from) -> sum.add(values, from, features.size()));
    List<AccountSpec.Leg> legs =
        traded.stream().map(symbol -> AllFeatures.leg(symbol, Optional.empty())).toList();
    AccountSpec account =
        recorder.account(AllFeatures.account(profile, recorder, legs), PluginCaller.DIRECT);
    EngineLoop loop =
        Engine.loops(List.of(account), Limits.NONE, market, RunWindow.ALL, () -> steps -> {})
            .get(0);
    loop.run();
    AccountResult result = loop.finish().get(0);
    if (result.failure().isPresent()) {
      throw new IllegalStateException(result.failure().get());
    }
    recorder.settle();
    return sum;
  }
}
