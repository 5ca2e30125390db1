package io.multialpha.host.research.results;

import io.multialpha.host.market.SyntheticNotice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Tells whether results were made up, or made on made-up bars: by a {@code SYNTHETIC.txt} in their
 * folder, by the summary of a run, by what {@code optimize} has written of its bars.
 */
final class SyntheticResults {
  private SyntheticResults() {}

  /**
   * Of the folder of a run or back-test; trades without their summary are taken as they are.
   *
   * @throws ResultsException if there is a summary that does not say
   */
  static boolean ofRun(Path folder) {
    Path summary = folder.resolve(RunTrades.SUMMARY);
    if (isMarked(folder) || !Files.exists(summary)) {
      return isMarked(folder);
    }
    String said = JsonFields.text(summary, "synthetic").orElse("");
    if (!said.equals("true") && !said.equals("false")) {
      throw new ResultsException(
          summary
              + " does not say whether the bars were made up: synthetic is neither true nor false;"
              + " take the folder as the run left it, or make the run again.");
    }
    return said.equals("true");
  }

  /** Of the folders of symbols, any of them. */
  static boolean ofSymbols(Path folder, Collection<Path> symbols) {
    return isMarked(folder) || symbols.stream().anyMatch(SyntheticResults::ofSymbol);
  }

  private static boolean ofSymbol(Path folder) {
    return isMarked(folder)
        || JsonFields.text(folder.resolve("best.json"), "Data")
            .filter(data -> data.startsWith("SYNTHETIC"))
            .isPresent();
  }

  private static boolean isMarked(Path folder) {
    return SyntheticNotice.of(folder).isPresent();
  }
}
