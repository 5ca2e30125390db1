package io.multialpha.host.research.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads what the original's research leaves for a symbol: {@code
 * ES_optimization/ES_rf_best_trades.csv}, and its figures in {@code best.json} or else {@code
 * ES_rf_best_summary.txt}.
 */
final class OriginalFolder {
  static final String ENDING = "_optimization";

  private static final String SYMBOL = "Symbol";
  private static final String ENTRY = "Date/Time";
  private static final String EXIT = "Exit Date/Time";
  private static final String SELECTED = "Model_Selected";
  private static final String PROFIT = "Model_PnL_USD_When_Selected";
  private static final String STRATEGY = "Strategy";

  /** A column that {@code optimize} writes and the original does not. */
  private static final String SAMPLE = "Sample";

  /** What it says of trades on which the model was not trained. */
  private static final String HELD_OUT = "hold_out";

  private static final long DAY = 86_400_000L;

  private static final JsonFactory JSON = new JsonFactory();

  private OriginalFolder() {}

  /**
   * What the files of one symbol say.
   *
   * @param ours whether {@code optimize} has written them, whose profits are net of all costs
   * @param strategies whose trades they are, where {@code optimize} has written them; of the
   *     original's, whose strategies have names of their own, nobody can tell
   * @param inSampleUntil day of the latest trade on which the model was trained that ships with
   *     them, where {@code optimize} has written them
   */
  record Read(
      SymbolTrades trades,
      boolean ours,
      Set<String> strategies,
      Optional<LocalDate> inSampleUntil) {}

  /**
   * Reads one symbol.
   *
   * @param zone of times that name none
   * @throws ResultsException if something is wrong with the files
   */
  static Read read(Path folder, String symbol, ZoneId zone) {
    String csv = symbol + "_rf_best_trades.csv";
    TradeCsv file =
        new TradeCsv(
            folder.resolve(csv),
            folder.resolve(csv).toString(),
            zone,
            List.of(ENTRY, EXIT, SELECTED, PROFIT));
    TradeCollector trades = new TradeCollector(symbol);
    int entry = file.column(ENTRY);
    int exit = file.column(EXIT);
    int selected = file.column(SELECTED);
    int profit = file.column(PROFIT);
    OptionalInt owner = file.columnIfAny(SYMBOL);
    OptionalInt sample = file.columnIfAny(SAMPLE);
    OptionalInt strategy = sample.isPresent() ? file.columnIfAny(STRATEGY) : OptionalInt.empty();
    long inSample = Long.MIN_VALUE;
    Set<String> strategies = new LinkedHashSet<>();
    while (file.next()) {
      strategy.ifPresent(column -> strategies.add(file.text(column)));
      if (owner.isPresent() && !file.text(owner.getAsInt()).equals(symbol)) {
        file.problem("a trade of " + file.text(owner.getAsInt()) + "; expected " + symbol);
      } else if (isSelected(file, selected)) {
        if (file.isMissing(exit)) {
          trades.withoutExit();
        } else if (file.isMissing(profit)) {
          trades.withoutProfit();
        } else if (trades.times(file, entry, exit)) {
          trades.trade(file.number(profit), 0, 0, SymbolTrades.NO_PRICE);
          if (sample.isPresent() && !file.text(sample.getAsInt()).equals(HELD_OUT)) {
            inSample = Math.max(inSample, Math.floorDiv(file.clock(entry), DAY));
          }
        }
      }
    }
    file.requireSound();
    return new Read(
        trades.trades(score(folder, symbol)),
        sample.isPresent(),
        strategies,
        inSample == Long.MIN_VALUE
            ? Optional.empty()
            : Optional.of(LocalDate.ofEpochDay(inSample)));
  }

  private static boolean isSelected(TradeCsv file, int column) {
    String text = file.text(column);
    return switch (text) {
      case "1", "1.0", "True", "true" -> true;
      case "0", "0.0", "False", "false", "" -> false;
      default -> {
        file.problem("'" + text + "' in " + SELECTED + " is neither 1 nor 0");
        yield false;
      }
    };
  }

  private static Score score(Path folder, String symbol) {
    Map<String, Double> figures = new HashMap<>();
    for (String name : List.of("best.json", symbol + "_rf_best_summary.txt")) {
      if (Files.isRegularFile(folder.resolve(name))) {
        numbers(folder.resolve(name)).forEach(figures::putIfAbsent);
      }
    }
    double sharpe =
        Optional.ofNullable(figures.get("Sharpe_OOS_CPCV"))
            .orElseGet(() -> figures.getOrDefault("Sharpe", 0.0));
    return new Score(sharpe, figures.getOrDefault("Profit_Factor", 0.0));
  }

  /** Whether a folder has figures of its symbol at all. */
  static boolean hasScore(Path folder, String symbol) {
    return Files.isRegularFile(folder.resolve("best.json"))
        || Files.isRegularFile(folder.resolve(symbol + "_rf_best_summary.txt"));
  }

  private static Map<String, Double> numbers(Path file) {
    Map<String, Double> numbers = new HashMap<>();
    try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new ResultsException(file + " is no JSON object; expected the symbol's figures.");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value.isNumeric()) {
          numbers.put(name, json.getDoubleValue());
        } else {
          json.skipChildren();
        }
      }
      return numbers;
    } catch (IOException e) {
      throw new ResultsException(
          file
              + " is no JSON that can be read ("
              + e.getMessage().lines().findFirst().orElse("")
              + "); expected the symbol's figures. Supply it again, or remove it.");
    }
  }
}
