package io.multialpha.host.report.page;

import io.multialpha.host.report.RunFolder;
import io.multialpha.host.report.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of a folder: one file, without scripts and without anything from outside. */
public final class ReportPage {
  /** What a search was and found, in its folder. */
  public static final String SEARCH = "search.json";

  /** One line per portfolio that a search tried. */
  public static final String CANDIDATES = "candidates.csv";

  private ReportPage() {}

  /**
   * Reads a number from JSON, which takes long at first: some JDKs multiply huge ones when they
   * load the class of exact decimals.
   */
  public static void prepare() {
    try {
      JsonTree.parse("0.0");
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
  }

  /**
   * Makes the page of a run that has just ended: the very page that its folder gives later.
   *
   * @param report of the run
   * @param summary the text of its {@link RunFolder#SUMMARY}
   * @throws PageException if something that is drawn is no number
   */
  public static String of(RunReport report, String summary) {
    try {
      JsonTree tree = JsonTree.parse(summary);
      return RunPage.of(tree, FinishedRun.of(report, tree));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
  }

  /**
   * Makes the page of a folder. The same files give the same bytes.
   *
   * @param folder of a run or of a search
   * @param shown what to call the folder in messages
   * @throws PageException if a file is missing or is not what it should be
   */
  public static String of(Path folder, String shown) {
    if (Files.isRegularFile(folder.resolve(SEARCH))) {
      return SearchPage.of(SearchFiles.read(folder, shown));
    }
    RunFiles files = RunFiles.read(folder, shown);
    return RunPage.of(files.summary(), files.result());
  }

  /** Whether a folder looks like one of which a page can be made. */
  public static boolean isResult(Path folder) {
    return Files.isRegularFile(folder.resolve(RunFolder.SUMMARY))
        || Files.isRegularFile(folder.resolve(SEARCH));
  }
}
