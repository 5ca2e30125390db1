package io.multialpha.host.research.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of recorded runs: {@code bars/}, and beside it one folder for each run with {@code
 * params.json} and {@code trades.csv}.
 *
 * @param folder the folder itself
 * @param runs the runs, by their names
 */
public record GoldenFolder(Path folder, List<GoldenRun> runs) {
  /** Copies the list. */
  public GoldenFolder {
    runs = List.copyOf(runs);
  }

  /**
   * Reads what the runs were set up with.
   *
   * @param only the name of the run that is wanted, or an empty text for all of them
   * @throws ParityException with a sentence for each thing that is wrong
   */
  public static GoldenFolder read(Path folder, String only) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ParityException(
          Shown.of(folder)
              + ": there is no such folder; name one with bars/ and a folder for each run.");
    }
    Path bars = folder.resolve("bars");
    List<String> problems = new ArrayList<>();
    if (!Files.isDirectory(bars)) {
      problems.add(
          Shown.of(folder)
              + ": has no folder bars; put the bars there that the runs were made with, as"
              + " docs/parity.md says.");
    }
    List<String> names = namesIn(folder);
    if (names.isEmpty()) {
      problems.add(
          Shown.of(folder)
              + ": has no runs; each is a folder with params.json and trades.csv beside bars.");
    }
    if (!only.isEmpty() && !names.contains(only)) {
      problems.add(Shown.of(folder) + ": has no run " + only + ", " + CsvTable.meant(only, names));
      names = List.of();
    }
    List<GoldenRun> runs = new ArrayList<>();
    for (String name : names) {
      if (only.isEmpty() || name.equals(only)) {
        try {
          runs.add(GoldenRun.read(folder.resolve(name), bars));
        } catch (ParityException e) {
          problems.add(e.getMessage());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw ParityException.of(problems);
    }
    return new GoldenFolder(folder, runs);
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(Files::isDirectory)
          .map(each -> each.getFileName().toString())
          .filter(name -> !name.equals("bars") && !name.startsWith("."))
          .sorted()
          .toList();
    }
  }
}
