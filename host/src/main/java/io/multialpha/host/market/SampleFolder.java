package io.multialpha.host.market;

import io.multialpha.host.PlainNumber;
import io.multialpha.host.UnfinishedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a synthetic market: how it is written as a whole, told from other folders and found
 * complete.
 */
final class SampleFolder {
  /** Stands in the folder to say what it is; see {@link SyntheticNotice}. */
  static final String NOTICE = SyntheticNotice.FILE;

  private static final String TITLE = "SYNTHETIC MARKET DATA";
  private static final String FILES = "Files and their sizes in bytes:";

  private final Path folder;
  private final long seed;
  private final double edge;

  SampleFolder(Path folder, long seed, double edge) {
    this.folder = folder.toAbsolutePath().normalize();
    this.seed = seed;
    this.edge = edge;
  }

  /**
   * Whether the folder has all files of this seed, this edge and this version of the generator,
   * each of the size it was written with.
   */
  boolean isComplete() {
    try {
      Path notice = folder.resolve(NOTICE);
      if (!Files.isRegularFile(notice)) {
        return false;
      }
      String text = Files.readString(notice);
      if (!text.startsWith(introduction())) {
        return false;
      }
      int files = 0;
      for (String line : text.substring(introduction().length()).split("\n")) {
        String[] sizeAndName = line.strip().split(" ", 2);
        if (Files.size(folder.resolve(sizeAndName[1])) != Long.parseLong(sizeAndName[0])) {
          return false;
        }
        files++;
      }
      return files == 2 * SampleMarket.symbols().size();
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException damaged) {
      return false;
    }
  }

  /**
   * Refuses a folder in which there are files that are not the generator's. Real bars have the same
   * names as made-up ones, so that without the notice no file is taken for the generator's.
   */
  void refuseForeign() {
    try {
      boolean noticed = hasNotice();
      for (Path file : files(folder)) {
        Path name = folder.relativize(file);
        if (!isCache(name) && (!noticed || !isOwn(name, file))) {
          throw new MarketDataException(
              "The folder "
                  + folder
                  + " holds "
                  + file
                  + ", which is no part of a synthetic market, and would be made anew. Name another"
                  + " folder for the sample, or move that file.");
        }
      }
    } catch (IOException e) {
      throw MarketDataException.environment(
          "The folder " + folder + " cannot be read (" + e + "). Check its permissions.", e);
    }
  }

  private boolean hasNotice() throws IOException {
    Path notice = folder.resolve(NOTICE);
    return Files.isRegularFile(notice)
        && new String(Files.readAllBytes(notice), StandardCharsets.ISO_8859_1).startsWith(TITLE);
  }

  private static boolean isCache(Path name) {
    return name.startsWith(BarCache.FOLDER);
  }

  private static boolean isOwn(Path name, Path file) throws IOException {
    String text = name.toString().replace('\\', '/');
    return text.equals(NOTICE)
        || (name.getNameCount() == 1 && UnfinishedFolder.isLock(file))
        || SampleMarket.symbols().stream()
            .anyMatch(
                symbol ->
                    text.equals(name(BarFileKind.HOURLY, symbol))
                        || text.equals(name(BarFileKind.DAILY, symbol)));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * Makes the folder that is filled first, beside the one it becomes, and removes what a killed
   * process has left of such.
   */
  UnfinishedFolder begin() throws IOException {
    Files.createDirectories(folder.getParent());
    String prefix = folder.getFileName() + ".";
    UnfinishedFolder.sweep(
        folder.getParent(), Pattern.compile(Pattern.quote(prefix) + "\\d+-[0-9a-f]+"));
    Optional<UnfinishedFolder> half;
    do {
      String unique = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
      half = UnfinishedFolder.make(folder.getParent(), prefix + unique);
    } while (half.isEmpty());
    return half.get();
  }

  /** Writes the bars of one symbol, and the copy that the next start reads. */
  void write(Path half, SampleMarket.Made made) throws IOException {
    LoadOptions options = LoadOptions.defaults();
    BarCache cache = new BarCache(half, options);
    for (BarFileKind kind : new BarFileKind[] {BarFileKind.HOURLY, BarFileKind.DAILY}) {
      BarColumns bars = kind == BarFileKind.HOURLY ? made.hourly() : made.daily();
      Path file = half.resolve(name(kind, made.symbol()));
      Files.createDirectories(file.getParent());
      Files.write(file, SampleCsv.of(bars, made.decimals()));
      cache.write(bars, kind, BarCache.sourceOf(file, made.symbol(), kind, options));
    }
  }

  /** Adds the notice and gives the folder its name. */
  void finish(UnfinishedFolder unfinished) throws IOException {
    Path half = unfinished.path();
    StringBuilder notice = new StringBuilder(introduction());
    for (BarFileKind kind : new BarFileKind[] {BarFileKind.HOURLY, BarFileKind.DAILY}) {
      for (String symbol : SampleMarket.symbols()) {
        String name = name(kind, symbol);
        notice.append(Files.size(half.resolve(name))).append(' ').append(name).append('\n');
      }
    }
    Files.writeString(half.resolve(NOTICE), notice);
    if (Files.exists(folder)) {
      if (isComplete()) {
        return;
      }
      delete(folder);
    }
    try {
      unfinished.rename(folder);
    } catch (FileSystemException e) {
      if (!isComplete()) {
        throw e;
      }
    }
  }

  private String introduction() {
    return TITLE
        + "\n\n"
        + "Made by the generator of multi-alpha, not by any exchange. The names are those of"
        + " futures, the prices are\n"
        + "random numbers"
        + (edge == 0 ? " without an edge" : " with a planted edge that no market has")
        + ": results on them say\n"
        + "that the machinery works and nothing about a strategy.\n"
        + "This folder is made anew when something in it is missing; keep nothing of your own"
        + " here.\n\n"
        + "Generator version: "
        + SampleMarket.VERSION
        + "\nSeed: "
        + seed
        + "\nPlanted edge: "
        + PlainNumber.of(edge)
        + " standard deviations of a usual day\nTrade dates: "
        + SampleMarket.FIRST
        + " to "
        + SampleMarket.LAST
        + "\n\n"
        + FILES
        + "\n";
  }

  private static String name(BarFileKind kind, String symbol) {
    return kind.word() + "/" + symbol + ".csv";
  }

  /** Deletes a folder that the generator made, if it is there. */
  private static void delete(Path made) throws IOException {
    if (!Files.exists(made)) {
      return;
    }
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(made)) {
      files.forEach(all::add);
    }
    all.sort(Comparator.reverseOrder());
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
