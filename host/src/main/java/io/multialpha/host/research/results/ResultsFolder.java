package io.multialpha.host.research.results;

import io.multialpha.host.research.results.TradeSet.Layout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the trades of a folder, whether the original's research has left them or a run of ours.
 *
 * <p>Only trades that the model selected are read. A trade without a time of exit or without a
 * profit is left out and counted.
 */
public final class ResultsFolder {
  private ResultsFolder() {}

  /**
   * Reads a folder.
   *
   * @param symbols which ones, in the order in which they have their turn; empty for all, by name
   * @param zone of clock times that name none
   * @throws ResultsException if there is nothing to read, or something is wrong with it; all that
   *     is wrong with a file is told at once
   */
  public static TradeSet read(Path folder, List<String> symbols, ZoneId zone) {
    if (!Files.isDirectory(folder)) {
      throw new ResultsException(
          "There is no folder " + folder + "; --results-dir names the folder of the results.");
    }
    Path run = folder.resolve(RunTrades.NAME);
    if (Files.isRegularFile(run)) {
      return ofRun(folder, RunTrades.read(run), symbols);
    }
    TreeMap<String, Path> there = symbolFolders(folder);
    if (there.isEmpty()) {
      throw new ResultsException(
          folder
              + " has neither a folder such as ES"
              + OriginalFolder.ENDING
              + " nor a "
              + RunTrades.NAME
              + "; name the folder in which the research or a back-test left its results.");
    }
    List<String> wanted = symbols.isEmpty() ? List.copyOf(there.keySet()) : symbols;
    requireAll(folder, wanted, there.keySet());
    // Each file has its own reader, and the order is that of the list whatever finishes first.
    List<Object> read =
        IntStream.range(0, wanted.size())
            .parallel()
            .mapToObj(i -> readOrProblem(there.get(wanted.get(i)), wanted.get(i), zone))
            .toList();
    List<SymbolTrades> trades = new ArrayList<>();
    Set<String> strategies = new TreeSet<>();
    Set<Layout> layouts = EnumSet.noneOf(Layout.class);
    List<LocalDate> inSample = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Object each : read) {
      if (each instanceof OriginalFolder.Read sound) {
        trades.add(sound.trades());
        layouts.add(sound.ours() ? Layout.OPTIMIZE : Layout.ORIGINAL);
        strategies.addAll(sound.strategies());
        sound.inSampleUntil().ifPresent(inSample::add);
      } else {
        problems.add(((ResultsException) each).getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw ResultsException.of(problems);
    }
    boolean synthetic =
        SyntheticResults.ofSymbols(folder, wanted.stream().map(there::get).toList());
    return notEmpty(
        new TradeSet(
            folder.toString(),
            only(folder, layouts),
            new Origin(
                synthetic,
                owner(folder, strategies),
                inSample.stream().max(Comparator.naturalOrder())),
            trades));
  }

  /** What one has paid and the other has not would be compared as if it were the same. */
  private static Layout only(Path folder, Set<Layout> layouts) {
    if (layouts.size() > 1) {
      throw new ResultsException(
          folder
              + " has trades of optimize, whose profits are net of costs, and others, without the"
              + " column Sample, whose profits are not; name the instruments of one kind with"
              + " --symbols, or keep their results in folders of their own.");
    }
    return layouts.iterator().next();
  }

  /** Accounts of several strategies have limits of their own; no portfolio is of two of them. */
  private static Optional<String> owner(Path folder, Set<String> strategies) {
    if (strategies.size() > 1) {
      throw new ResultsException(
          folder
              + " has trades of "
              + String.join(", ", strategies)
              + ", and a portfolio is of one strategy; name the instruments of one with --symbols,"
              + " or keep their results in folders of their own.");
    }
    return strategies.stream().findFirst();
  }

  private static Object readOrProblem(Path folder, String symbol, ZoneId zone) {
    try {
      return OriginalFolder.read(folder, symbol, zone);
    } catch (ResultsException e) {
      return e;
    }
  }

  private static TradeSet ofRun(Path folder, RunTrades run, List<String> symbols) {
    TreeMap<String, SymbolTrades> there = new TreeMap<>();
    run.symbols().forEach(each -> there.put(each.symbol(), each));
    if (there.isEmpty()) {
      throw new ResultsException(
          folder.resolve(RunTrades.NAME) + " holds no trade; back-test over a longer time.");
    }
    List<String> wanted = symbols.isEmpty() ? List.copyOf(there.keySet()) : symbols;
    requireAll(folder, wanted, there.keySet());
    return notEmpty(
        new TradeSet(
            folder.toString(),
            Layout.RUN,
            new Origin(
                SyntheticResults.ofRun(folder),
                run.strategies().stream().findFirst(),
                run.inSampleUntil()),
            wanted.stream().map(there::get).toList()));
  }

  private static TradeSet notEmpty(TradeSet trades) {
    if (trades.size() == 0) {
      throw new ResultsException(
          trades.source()
              + " holds no closed trade that the model selected; expected at least one.");
    }
    return trades;
  }

  private static void requireAll(Path folder, List<String> wanted, Set<String> available) {
    List<String> missing = wanted.stream().filter(each -> !available.contains(each)).toList();
    if (!missing.isEmpty()) {
      throw new ResultsException(
          folder
              + " has no trades of "
              + String.join(", ", missing)
              + "; it has those of "
              + String.join(", ", available)
              + ".");
    }
  }

  private static TreeMap<String, Path> symbolFolders(Path folder) {
    TreeMap<String, Path> found = new TreeMap<>();
    try (DirectoryStream<Path> below = Files.newDirectoryStream(folder)) {
      for (Path each : below) {
        String name = each.getFileName().toString();
        if (name.endsWith(OriginalFolder.ENDING) && Files.isDirectory(each)) {
          found.put(name.substring(0, name.length() - OriginalFolder.ENDING.length()), each);
        }
      }
    } catch (IOException e) {
      throw new ResultsException(
          folder + " cannot be listed (" + e.getClass().getSimpleName() + "); make it readable.");
    }
    return found;
  }

  /**
   * The files that a folder's trades may be read from, whichever are.
   *
   * @throws IOException if the folder cannot be listed
   */
  public static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    files.add(folder.resolve(RunTrades.NAME));
    files.add(folder.resolve(RunTrades.SUMMARY));
    for (Path each : symbolFolders(folder).values()) {
      try (Stream<Path> below = Files.list(each)) {
        below.forEach(files::add);
      }
    }
    return files;
  }

  /** Sentences on what was left out of the trades, or lacks. */
  public static List<String> notes(TradeSet trades) {
    List<String> notes = new ArrayList<>();
    for (SymbolTrades each : trades.symbols()) {
      int left = each.withoutExit() + each.withoutProfit();
      if (left > 0) {
        notes.add(
            each.symbol()
                + ": left out "
                + left
                + (left == 1 ? " trade: " : " trades: ")
                + each.withoutExit()
                + " without a time of exit, "
                + each.withoutProfit()
                + " without a profit.");
      }
      if (trades.layout() != Layout.RUN
          && !OriginalFolder.hasScore(
              Path.of(trades.source()).resolve(each.symbol() + OriginalFolder.ENDING),
              each.symbol())) {
        notes.add(
            each.symbol()
                + ": there is neither a best.json nor a "
                + each.symbol()
                + "_rf_best_summary.txt; the reference method ranks it with 0.");
      }
    }
    if (trades.layout() == Layout.RUN) {
      notes.add(
          "The profits are net of what the run paid, so the reference method takes no slippage off"
              + " them; it ranks by each symbol's own trades.");
    } else if (trades.layout() == Layout.OPTIMIZE) {
      notes.add(
          "The profits are net of what optimize paid, so the reference method takes no slippage"
              + " off them.");
    }
    return notes;
  }
}
