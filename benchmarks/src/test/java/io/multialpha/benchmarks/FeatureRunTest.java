package io.multialpha.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.host.market.MarketData;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is all features of every bar. */
class FeatureRunTest {
  private static final List<String> TRADED = List.of("ES", "CL");

  private static MarketData market(int bars) {
    TreeMap<String, Integer> sizes = new TreeMap<>();
    for (String symbol :
        "6A 6B 6C 6E 6J 6M 6N 6S CL ES GC HG NG NQ PL RTY SI TLT VIX YM".split(" ")) {
      sizes.put(symbol, bars);
    }
    return SyntheticBars.withDays(sizes);
  }

  @Test
  void aRunInStretchesReadsEveryBarOfEachInstrumentOnceAndTheSameEachTime() {
    MarketData market = market(2_000);

    FeatureRun first = new FeatureRun(FeatureProfile.REFERENCE, TRADED, market);
    first.stretch();
    assertThat(first.rows()).isEqualTo(2 * FeatureRun.STRETCH);
    first.toTheEnd();
    FeatureRun second = new FeatureRun(FeatureProfile.REFERENCE, TRADED, market);
    second.toTheEnd();

    assertThat(first.rows()).isEqualTo(2 * 2_000).isEqualTo(second.rows());
    assertThat(first.checksum()).isEqualTo(second.checksum()).isNotZero();
  }

  @ParameterizedTest
  @EnumSource
  void aTableHasTheBitsThatAModelIsToldBarByBar(FeatureProfile profile) {
    // Longer than the blocks in which percentiles of a table are ranked.
    MarketData market = market(9_000);

    FeatureRun asked = new FeatureRun(profile, TRADED, market);
    asked.toTheEnd();
    FeatureSum table = FeatureTable.of(profile, TRADED, market);

    assertThat(table.rows()).isEqualTo(asked.rows()).isEqualTo(2 * 9_000);
    assertThat(table.bits()).isEqualTo(asked.checksum());
  }
}
