package io.multialpha.host.report.page;

import io.multialpha.host.report.RunFolder;
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
   * Makes the page. The same files give the same bytes.
   *
   * @param folder of a run or of a search
   * @param shown what to call the folder in messages
   * @throws PageException if a file is missing or is not what it should be
   */
  public static String of(Path folder, String shown) {
    return Files.isRegularFile(folder.resolve(SEARCH))
        ? SearchPage.of(SearchFiles.read(folder, shown))
        : RunPage.of(folder, RunFiles.read(folder, shown));
  }

  /** Whether a folder looks like one of which a page can be made. */
  public static boolean isResult(Path folder) {
    return Files.isRegularFile(folder.resolve(RunFolder.SUMMARY))
        || Files.isRegularFile(folder.resolve(SEARCH));
  }
}
