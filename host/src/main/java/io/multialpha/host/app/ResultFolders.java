package io.multialpha.host.app;

import io.multialpha.host.config.Suggestion;
import io.multialpha.host.report.page.ReportPage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where runs and searches leave their folders.
 *
 * @param runs folder of the folders of runs
 * @param searches folder of those of searches
 */
record ResultFolders(Path runs, Path searches) {
  /** What stands for the last run or search. */
  static final String LATEST = "latest";

  private static final int TIME_LENGTH = "20260105-153000".length();

  /** What is added where several of a name start in one second. */
  private static final Pattern NUMBERED = Pattern.compile("-[a-z]+-([0-9]{1,4})$");

  /** Names begin with the time of the start, UTC; of one second the highest number is the last. */
  private static final Comparator<String> BY_TIME =
      Comparator.comparing((String name) -> name.substring(0, Math.min(TIME_LENGTH, name.length())))
          .thenComparingInt(ResultFolders::number)
          .thenComparing(Comparator.naturalOrder());

  /** Those of an installation. */
  static ResultFolders of(Invocation invocation) {
    return new ResultFolders(
        invocation.var().resolve("runs"), invocation.var().resolve("searches"));
  }

  /**
   * The folder of a run or search that is meant.
   *
   * @param name a path, the name of a run or search, or {@link #LATEST}
   * @throws UsageException if there is none
   */
  Path find(String name) throws IOException {
    return find(name, List.of(runs, searches));
  }

  /**
   * The folder of a run that is meant.
   *
   * @param name a path, the name of a run, or {@link #LATEST}
   * @throws UsageException if there is none; a path may lead to that of a search
   */
  Path findRun(String name) throws IOException {
    return find(name, List.of(runs));
  }

  private Path find(String name, List<Path> parents) throws IOException {
    if (name.equals(LATEST)) {
      return latest(parents);
    }
    if (name.isEmpty()) {
      throw new UsageException(
          "The name of the run is empty; give its folder, such as . for this, or latest.");
    }
    for (Path folder : candidates(name, parents)) {
      if (Files.isDirectory(folder)) {
        if (ReportPage.isResult(folder)) {
          return folder;
        }
        throw new UsageException(
            Invocation.fromHere(folder)
                + " is no folder of a run or of a search, which has summary.json or search.json;"
                + " 'multi-alpha run', 'backtest' and 'portfolio search' leave theirs below var.");
      }
    }
    List<String> known = new ArrayList<>();
    for (Path parent : parents) {
      known.addAll(names(parent));
    }
    boolean both = parents.contains(searches);
    throw new UsageException(
        (both ? "There is no run or search " : "There is no run ")
            + name
            + Suggestion.nearest(name, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse(
                    both
                        ? "; give its folder, its name below var/runs or var/searches, or latest."
                        : "; give its folder, its name below var/runs, or latest."));
  }

  private static List<Path> candidates(String name, List<Path> parents) {
    try {
      List<Path> candidates = new ArrayList<>();
      candidates.add(Path.of(name));
      parents.forEach(parent -> candidates.add(parent.resolve(name)));
      return candidates;
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  private static Path latest(List<Path> parents) throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path parent : parents) {
      names(parent).forEach(name -> all.add(parent.resolve(name)));
    }
    return all.stream()
        .max(Comparator.comparing(folder -> folder.getFileName().toString(), BY_TIME))
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no "
                        + parents.stream()
                            .map(Invocation::fromHere)
                            .collect(Collectors.joining(" and no search below ", "run below ", ""))
                        + " yet; make one with 'multi-alpha run', 'backtest'"
                        + (parents.size() == 1 ? "." : " or 'portfolio search'.")));
  }

  private static int number(String name) {
    Matcher numbered = NUMBERED.matcher(name);
    return numbered.find() ? Integer.parseInt(numbered.group(1)) : 1;
  }

  private static List<String> names(Path parent) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
        for (Path folder : folders) {
          String name = folder.getFileName().toString();
          if (!name.startsWith(".") && ReportPage.isResult(folder)) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }
}
