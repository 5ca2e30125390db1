package io.multialpha.host.app;

import io.multialpha.host.ledger.RunInfo.ModelUsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Models that were trained on made-up prices and are put before those of a market. */
final class SyntheticModels {
  private SyntheticModels() {}

  /** A sentence for each strategy that has such models, unless the bars are made up too. */
  static List<String> notes(List<ModelUsed> models, boolean syntheticBars) {
    if (syntheticBars) {
      return List.of();
    }
    Map<String, String> symbols =
        models.stream()
            .filter(ModelUsed::synthetic)
            .collect(
                Collectors.groupingBy(
                    ModelUsed::strategy,
                    TreeMap::new,
                    Collectors.mapping(ModelUsed::symbol, Collectors.joining(", "))));
    List<String> notes = new ArrayList<>();
    symbols.forEach((strategy, those) -> notes.add(sentence(strategy, those)));
    return notes;
  }

  /** What is wrong with such models. */
  static String sentence(String strategy, String symbols) {
    return strategy
        + ": the models of "
        + symbols
        + " were trained on made-up prices and say nothing about a market. Train others on bars of"
        + " the market with 'multi-alpha optimize', and put their bundles in the place of these.";
  }
}
