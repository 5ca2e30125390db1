package io.multialpha.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.host.market.MarketData;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is measured is all features of every bar. */
class FeatureRunTest {
  @Test
  void aRunInStretchesReadsEveryBarOfEachInstrumentOnceAndTheSameEachTime() {
    TreeMap<String, Integer> sizes = new TreeMap<>();
    for (String symbol :
        "6A 6B 6C 6E 6J 6M 6N 6S CL ES GC HG NG NQ PL RTY SI TLT VIX YM".split(" ")) {
      sizes.put(symbol, 2_000);
    }
    MarketData market = SyntheticBars.withDays(sizes);
    List<String> traded = List.of("ES", "CL");

    FeatureRun first = new FeatureRun(FeatureProfile.REFERENCE, traded, market);
    first.stretch();
    assertThat(first.rows()).isEqualTo(2 * FeatureRun.STRETCH);
    first.toTheEnd();
    FeatureRun second = new FeatureRun(FeatureProfile.REFERENCE, traded, market);
    second.toTheEnd();

    assertThat(first.rows()).isEqualTo(2 * 2_000).isEqualTo(second.rows());
    assertThat(first.checksum()).isEqualTo(second.checksum()).isNotZero();
  }
}
