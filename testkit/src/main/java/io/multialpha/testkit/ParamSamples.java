package io.multialpha.testkit;

import io.multialpha.api.params.FeatureBand;
import io.multialpha.api.params.Param;
import io.multialpha.api.params.ParamsSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sets of values that a schema allows, with a taste for the edges. */
final class ParamSamples {
  private static final int MIXED = 60;

  private ParamSamples() {}

  /** Each parameter at each of its edges with all others as given, then mixtures of edges. */
  static List<Map<String, Object>> of(ParamsSchema schema, Map<String, ?> given, long seed) {
    List<Map<String, Object>> samples = new ArrayList<>();
    for (Param param : schema.all()) {
      for (Object edge : edges(param)) {
        Map<String, Object> sample = new LinkedHashMap<>(given);
        sample.put(param.name(), edge);
        samples.add(sample);
      }
    }
    Random random = new Random(seed);
    for (int i = 0; i < MIXED && !samples.isEmpty(); i++) {
      Map<String, Object> sample = new LinkedHashMap<>(given);
      for (Param param : schema.all()) {
        List<Object> edges = edges(param);
        if (!edges.isEmpty() && random.nextInt(4) == 0) {
          sample.put(param.name(), edges.get(random.nextInt(edges.size())));
        }
      }
      samples.add(sample);
    }
    return samples;
  }

  private static List<Object> edges(Param param) {
    return switch (param.type()) {
      case INTEGER, DECIMAL -> bounds(param);
      case NUMBERS -> bounds(param).stream().map(bound -> (Object) List.of(bound)).toList();
      case FLAG -> List.of(true, false);
      case CHOICE -> List.copyOf(param.choices());
      case TIME_OF_DAY -> List.of("0000", "0930", "1200", "2400");
      // The host asks them: one that lets everything known pass, and one that lets nothing pass.
      case FILTERS -> List.of(filter(0), filter(1e12));
    };
  }

  private static Object filter(double low) {
    return List.of(new FeatureBand("price_usd", low, Double.POSITIVE_INFINITY));
  }

  private static List<Object> bounds(Param param) {
    List<Object> bounds = new ArrayList<>();
    for (double bound : new double[] {param.min(), param.max()}) {
      if (!Double.isInfinite(bound)) {
        bounds.add(bound);
      }
    }
    return bounds;
  }
}
