package io.multialpha.host.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.strategy.Signal;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.engine.Always;
import io.multialpha.host.engine.FeatureProbe;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.engine.TestAccount;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A feature's values bit by bit, whatever else is asked for and whatever comes later. */
class FeatureIndependenceTest {
  private static final String SYMBOL = "ES";
  private static final int HOURS_A_DAY = 23;
  private static final int DAYS = 320;
  private static final int FIRST_HOURLY_DAY = 290;
  private static final int HOURS = (DAYS - FIRST_HOURLY_DAY) * HOURS_A_DAY;
  private static final long HOUR = 3_600_000L;

  @ParameterizedTest
  @EnumSource
  void areTheSameAloneAsTogetherWithAllOthers(FeatureProfile profile) {
    List<Feature> all = FeatureCatalog.standard(profile).all();
    List<double[]> together = run(all, HOURS);

    assertThat(together).hasSize(HOURS);
    for (int i = 0; i < all.size(); i++) {
      Feature feature = all.get(i);
      List<double[]> alone = run(List.of(feature), HOURS);
      boolean moves = false;
      for (int row = 0; row < HOURS; row++) {
        assertThat(bits(alone.get(row)[0]))
            .as("%s in hour %d", feature.name(), row)
            .isEqualTo(bits(together.get(row)[i]));
        moves |= alone.get(row)[0] != 0;
      }
      assertThat(moves).as(feature.name()).isNotEqualTo(feature.isNever());
    }
  }

  @ParameterizedTest
  @EnumSource
  void areTheSameWhereTheFutureIsCutOff(FeatureProfile profile) {
    List<Feature> all = FeatureCatalog.standard(profile).all();
    List<double[]> whole = run(all, HOURS);

    for (int hours : new int[] {260, 400, HOURS - 1}) {
      List<double[]> cut = run(all, hours);
      assertThat(cut).hasSize(hours);
      for (int row = 0; row < hours; row++) {
        assertThat(cut.get(row)).as("hour %d of %d", row, hours).isEqualTo(whole.get(row));
      }
    }
  }

  /** What lists and the manual show as one number is one, and nothing else is. */
  @ParameterizedTest
  @EnumSource
  void areTheSameUnderTwoNamesExactlyWhereTheFormulaIs(FeatureProfile profile) {
    List<FeatureEntry> entries =
        StandardFeatures.all().stream()
            // What another instrument does, asked of itself, is what it does itself.
            .filter(entry -> !entry.name().startsWith("es_"))
            .toList();
    List<double[]> rows =
        run(entries.stream().map(each -> each.under(profile).under(each.name())).toList(), HOURS);
    Map<String, Set<String>> byFormula = new HashMap<>();
    Map<List<Double>, Set<String>> byValues = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      int column = i;
      FeatureEntry entry = entries.get(i);
      byFormula
          .computeIfAbsent(entry.under(profile).formula(), any -> new TreeSet<>())
          .add(entry.name());
      byValues
          .computeIfAbsent(rows.stream().map(row -> row[column]).toList(), any -> new TreeSet<>())
          .add(entry.name());
    }

    assertThat(byFormula.values()).containsExactlyInAnyOrderElementsOf(byValues.values());
  }

  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }

  private static List<double[]> run(List<Feature> features, int hours) {
    Set<String> symbols = new TreeSet<>();
    for (Feature feature : features) {
      symbols.addAll(FeatureProbe.of(feature, TestAccount.instrument(SYMBOL)).references());
    }
    List<double[]> rows = new ArrayList<>();
    Classifier recorder =
        new Classifier() {
          @Override
          public int inputs() {
            return features.size();
          }

          @Override
          public double probability(double[] values) {
            rows.add(values.clone());
            return 0;
          }
        };
    ModelInForce model =
        new ModelInForce(
            features, symbols, recorder, 0.5, OnMissingFeature.ZERO, PluginCaller.DIRECT);
    symbols.add(SYMBOL);
    TestAccount.of(new Always(Signal.enterLong("every bar"), start -> {}))
        .leg(SYMBOL, model)
        .run(market(symbols, hours));
    return rows;
  }

  /** Bars up to an hour of the instrument; others lack one here and there. */
  private static MarketData market(Set<String> symbols, int hours) {
    Map<String, BarColumns> hourly = new HashMap<>();
    Map<String, BarColumns> daily = new HashMap<>();
    int lastDay = FIRST_HOURLY_DAY + (hours - 1) / HOURS_A_DAY;
    for (String symbol : symbols) {
      Random random = new Random(symbol.hashCode());
      BarColumns.Builder days = BarColumns.builder(symbol, DAYS);
      for (int day = 0; day <= lastDay; day++) {
        append(days, (long) day * HOURS_A_DAY * HOUR, day, random);
      }
      daily.put(symbol, days.build());
      random = new Random(-symbol.hashCode());
      BarColumns.Builder bars = BarColumns.builder(symbol, HOURS);
      for (int i = 0; i < hours; i++) {
        boolean missing = random.nextInt(20) == 0 && !symbol.equals(SYMBOL);
        int day = FIRST_HOURLY_DAY + i / HOURS_A_DAY;
        long start = ((long) FIRST_HOURLY_DAY * HOURS_A_DAY + i) * HOUR;
        if (missing) {
          random.nextDouble();
        } else {
          append(bars, start, day, random);
        }
      }
      hourly.put(symbol, bars.build());
    }
    return MarketData.of(hourly, daily);
  }

  private static void append(BarColumns.Builder bars, long start, int day, Random random) {
    double open = 100 + random.nextInt(40) * 0.25;
    double close = 100 + random.nextInt(40) * 0.25;
    bars.append(
        start,
        day,
        open,
        Math.max(open, close) + random.nextInt(8) * 0.25,
        Math.min(open, close) - random.nextInt(8) * 0.25,
        close,
        500 + random.nextInt(1000));
  }
}
