package io.multialpha.host.market;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the files of a symbol in a data folder.
 *
 * <p>Known layouts: {@code hourly/SYM.csv}, {@code daily/SYM.csv}, {@code minute/SYM.csv}; {@code
 * SYM_hourly.csv}, {@code SYM_daily.csv}; and {@code SYM.csv} for hourly bars. Each may be packed
 * as {@code .csv.gz}.
 */
final class BarFolder {
  private static final int MOST_FOLDERS = 5;

  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=^+-]*");

  private static final Pattern KIND_IN_NAME = Pattern.compile("_(hourly|daily)$");

  /** The small contracts and others of the same underlying and quotation. */
  private static final Map<String, List<String>> STAND_INS =
      Map.ofEntries(
          Map.entry("ES", List.of("MES")),
          Map.entry("NQ", List.of("MNQ")),
          Map.entry("RTY", List.of("M2K")),
          Map.entry("YM", List.of("MYM")),
          Map.entry("GC", List.of("MGC")),
          Map.entry("SI", List.of("SIL")),
          Map.entry("HG", List.of("MHG")),
          Map.entry("CL", List.of("MCL", "QM")),
          Map.entry("NG", List.of("QG", "MNG")),
          Map.entry("6A", List.of("M6A")),
          Map.entry("6B", List.of("M6B")),
          Map.entry("6C", List.of("MCD")),
          Map.entry("6E", List.of("M6E")));

  private final Path folder;

  /**
   * The files that the bars of a symbol are read from; at least one.
   *
   * @param intraday hourly bars, else those of minutes
   * @param read which of the two
   * @param daily daily bars
   */
  record Found(Optional<Path> intraday, BarFileKind read, Optional<Path> daily) {}

  BarFolder(Path folder) {
    this.folder = folder;
    if (!Files.isDirectory(folder)) {
      throw new MarketDataException(
          (Files.exists(folder) ? folder + " is no folder" : "There is no data folder " + folder)
              + ". Name a folder with bar files, such as hourly/ES.csv.");
    }
  }

  /**
   * The files with bars of a symbol.
   *
   * @param symbol whose bars they are to be
   * @param fileSymbol the one that they are named after
   * @throws MarketDataException if there is none, or which one is meant is not clear
   */
  Found find(String symbol, String fileSymbol) {
    Optional<Path> hourly = find(fileSymbol, BarFileKind.HOURLY);
    Optional<Path> minute =
        hourly.isPresent() ? Optional.empty() : find(fileSymbol, BarFileKind.MINUTE);
    Optional<Path> daily = find(fileSymbol, BarFileKind.DAILY);
    if (hourly.isEmpty() && minute.isEmpty() && daily.isEmpty()) {
      throw nothingOf(symbol, fileSymbol);
    }
    return minute.isPresent()
        ? new Found(minute, BarFileKind.MINUTE, daily)
        : new Found(hourly, BarFileKind.HOURLY, daily);
  }

  private Optional<Path> find(String symbol, BarFileKind kind) {
    if (!SYMBOL.matcher(symbol).matches()) {
      throw new MarketDataException(
          "\""
              + symbol
              + "\" is no symbol that a bar file can be named after; expected letters, digits and ."
              + " _ = ^ + - only. Correct the symbol or data.aliases.");
    }
    List<Path> found = new ArrayList<>();
    for (String name : names(symbol, kind)) {
      for (String end : new String[] {".csv", ".csv.gz"}) {
        Path file = folder.resolve(name + end);
        if (Files.isRegularFile(file)) {
          found.add(file);
        }
      }
    }
    if (found.size() > 1) {
      throw new MarketDataException(
          "Both "
              + found.get(0)
              + " and "
              + found.get(1)
              + " hold "
              + kind.word()
              + " bars of "
              + symbol
              + "; expected one file. Remove one of them.");
    }
    return found.stream().findFirst();
  }

  private static List<String> names(String symbol, BarFileKind kind) {
    String inFolder = kind.word() + "/" + symbol;
    return switch (kind) {
      case MINUTE -> List.of(inFolder);
      case HOURLY -> List.of(inFolder, symbol + "_hourly", symbol);
      case DAILY -> List.of(inFolder, symbol + "_daily");
    };
  }

  /** Every symbol that has a file here, in alphabetical order. */
  NavigableSet<String> symbols() {
    NavigableSet<String> all = new TreeSet<>();
    for (BarFileKind kind : BarFileKind.values()) {
      addNames(folder.resolve(kind.word()), all);
    }
    NavigableSet<String> flat = new TreeSet<>();
    addNames(folder, flat);
    for (String name : flat) {
      all.add(KIND_IN_NAME.matcher(name).replaceFirst(""));
    }
    return all;
  }

  /**
   * A sentence, after a blank, with those of its folders that hold bar files as this one might;
   * empty if it has some itself, or they have none.
   */
  String elsewhere() {
    NavigableSet<String> within =
        symbols().isEmpty() ? foldersWithBars() : Collections.emptyNavigableSet();
    return within.isEmpty()
        ? ""
        : " There are some in "
            + within.stream()
                .limit(MOST_FOLDERS)
                .map(name -> folder.resolve(name).toString())
                .collect(Collectors.joining(", "))
            + (within.size() > MOST_FOLDERS ? " and others" : "")
            + ": name one of these.";
  }

  /** Only such as their names or folders tell from other CSV files. */
  private NavigableSet<String> foldersWithBars() {
    NavigableSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path each : folders) {
        if (hasBars(each)) {
          names.add(each.getFileName().toString());
        }
      }
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
    return names;
  }

  private static boolean hasBars(Path folder) {
    try {
      NavigableSet<String> named = new TreeSet<>();
      addNames(folder, named);
      named.removeIf(name -> !KIND_IN_NAME.matcher(name).find());
      for (BarFileKind kind : BarFileKind.values()) {
        addNames(folder.resolve(kind.word()), named);
      }
      return !named.isEmpty();
    } catch (MarketDataException e) {
      return false; // What cannot be listed cannot be read either.
    }
  }

  private static MarketDataException unlisted(Path folder, IOException e) {
    return MarketDataException.environment(
        "The data folder " + folder + " cannot be listed (" + e + "). Check its permissions.", e);
  }

  private static void addNames(Path folder, NavigableSet<String> names) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String symbol = name.replaceFirst("\\.csv(\\.gz)?$", "");
        if (!symbol.equals(name) && SYMBOL.matcher(symbol).matches() && Files.isRegularFile(file)) {
          names.add(symbol);
        }
      }
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
  }

  /** Says that a symbol has no file and what could be done. */
  private MarketDataException nothingOf(String symbol, String fileSymbol) {
    NavigableSet<String> here = symbols();
    String aliased =
        symbol.equals(fileSymbol)
            ? ""
            : ", which --alias or data.aliases puts in place of " + symbol;
    List<String> looked = new ArrayList<>();
    for (BarFileKind kind :
        new BarFileKind[] {BarFileKind.HOURLY, BarFileKind.DAILY, BarFileKind.MINUTE}) {
      for (String name : names(fileSymbol, kind)) {
        looked.add(name + ".csv");
      }
    }
    String example =
        symbol
            + ": "
            + STAND_INS.getOrDefault(symbol, List.of()).stream()
                .filter(here::contains)
                .findFirst()
                .orElse("OTHER");
    return new MarketDataException(
        "There are no bars of "
            + fileSymbol
            + aliased
            + ": looked in "
            + folder
            + " for "
            + String.join(", ", looked)
            + ", each also as .csv.gz. The folder has "
            + (here.isEmpty() ? "no bar files" : String.join(", ", here))
            + "."
            + elsewhere()
            + " Add the file, or let another series stand in with data.aliases, for example "
            + example
            + ".");
  }
}
