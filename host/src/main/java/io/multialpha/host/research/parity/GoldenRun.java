package io.multialpha.host.research.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recorded run: what it was set up with, and where its records are.
 *
 * @param folder with {@code params.json} and {@code trades.csv}
 * @param bars folder of its bars
 * @param symbol of the traded instrument
 * @param params parameters of the strategy that differ from its defaults, as the file has them
 * @param contracts per entry
 * @param fillsAtClose whether fills are at the close of the signal's bar rather than the next open
 * @param slippage of a fill, in points
 * @param hourly the instruments whose hourly bars it was given
 * @param daily the instruments whose daily bars it was given
 * @param model what let entries pass
 * @param threshold the score that passes
 * @param features the model's features, in its order
 * @param firstBar number of the bar from which on it was executed
 * @param firstRecorded number of the bar from which on its features were recorded, if they were
 * @param pointValue dollars a point of one contract is worth
 * @param commission dollars per contract and side
 */
public record GoldenRun(
    Path folder,
    Path bars,
    String symbol,
    Map<String, Object> params,
    int contracts,
    boolean fillsAtClose,
    double slippage,
    Set<String> hourly,
    Set<String> daily,
    Gate model,
    double threshold,
    List<String> features,
    int firstBar,
    int firstRecorded,
    double pointValue,
    double commission) {
  private static final String FEATURES = "features_by_bar.csv";

  /** What let entries pass. */
  public enum Gate {
    /** A stand-in that gives every entry the same score. */
    PASS_ALL,
    /** The forest in {@code forest.json}. */
    FOREST,
    /** Nothing: the original does not trade without a model. */
    NONE
  }

  /** Copies the collections. */
  public GoldenRun {
    params = Map.copyOf(params);
    hourly = Set.copyOf(hourly);
    daily = Set.copyOf(daily);
    features = List.copyOf(features);
  }

  /**
   * Reads {@code params.json} of a run.
   *
   * @throws ParityException if it is missing, or something in it cannot be used; all is told
   */
  static GoldenRun read(Path folder, Path bars) throws IOException {
    RunFile file = RunFile.read(folder.resolve("params.json"));
    Gate model =
        switch (file.text("ml", "none")) {
          case "PassAll" -> Gate.PASS_ALL;
          case "Wrap" -> Gate.FOREST;
          case "none" -> Gate.NONE;
          default -> {
            file.refuse("ml", "PassAll, Wrap or none");
            yield Gate.NONE;
          }
        };
    String fill = file.text("fill", "next_open");
    if (!List.of("next_open", "coc").contains(fill)) {
      file.refuse("fill", "next_open or coc");
    }
    if (!file.text("daily_label", "first").equals("first")) {
      file.refuse("daily_label", "first, which is how daily bars can be given again");
    }
    String panel = file.text("panel", "");
    Set<String> hourly = new LinkedHashSet<>();
    Set<String> daily = new LinkedHashSet<>();
    for (String feed : file.texts("feeds", true)) {
      int at = feed.lastIndexOf('_');
      if (feed.endsWith("_hour")) {
        hourly.add(feed.substring(0, at));
      } else if (feed.endsWith("_day")) {
        daily.add(feed.substring(0, at));
      } else {
        file.refuse("feeds", "names such as 6E_hour and TLT_day, not '" + feed + "'");
      }
    }
    Map<String, Object> params = file.params();
    int contracts = contracts(params.remove("size"), file);
    String symbol = file.text("symbol", "");
    if (symbol.isEmpty() || !hourly.contains(symbol)) {
      file.refuse("symbol", "the traded instrument, whose hourly bars are among the feeds");
    }
    int firstBar = (int) file.atLeastZero("max_period", Double.NaN);
    GoldenRun run =
        new GoldenRun(
            folder,
            panel.isEmpty() ? bars : bars.resolve(panel),
            symbol,
            params,
            contracts,
            fill.equals("coc"),
            file.atLeastZero("slippage_fixed", 0),
            hourly,
            daily,
            model,
            model == Gate.NONE ? 0 : file.atLeastZero("ml_threshold", Double.NaN),
            file.texts("ml_features", model != Gate.NONE),
            firstBar,
            (int) file.atLeastZero("features_from", firstBar),
            file.positive("point_value"),
            file.atLeastZero("commission_per_side", Double.NaN));
    file.check();
    file.requireTrades(GoldenTrades.count(run));
    return run;
  }

  private static int contracts(Object size, RunFile file) {
    if (size == null) {
      return 1;
    }
    if (size instanceof Integer contracts && contracts >= 1) {
      return contracts;
    }
    file.refuse("params.size", "a number of contracts, at least 1");
    return 1;
  }

  /** Its name: that of its folder. */
  public String name() {
    return folder.getFileName().toString();
  }

  /** The instruments that it was given bars of, the traded one first. */
  public List<String> symbols() {
    Set<String> all = new LinkedHashSet<>(List.of(symbol));
    all.addAll(hourly.stream().sorted().toList());
    all.addAll(daily.stream().sorted().toList());
    return new ArrayList<>(all);
  }

  /** The recorded features, if there are any: the file itself, or the same gzipped. */
  List<Path> featureFile() {
    return List.of(folder.resolve(FEATURES + ".gz"), folder.resolve(FEATURES)).stream()
        .filter(Files::isRegularFile)
        .limit(1)
        .toList();
  }
}
