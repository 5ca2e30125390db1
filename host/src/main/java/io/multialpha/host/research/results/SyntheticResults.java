package io.multialpha.host.research.results;

import io.multialpha.host.market.SyntheticNotice;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Tells whether results were made up, or made on made-up bars: by a {@code SYNTHETIC.txt} in their
 * folder, by the summary of a run, by what {@code optimize} has written of its bars.
 */
final class SyntheticResults {
  private SyntheticResults() {}

  /** Of the folder of a run or back-test. */
  static boolean ofRun(Path folder) {
    return isMarked(folder)
        || JsonFields.text(folder.resolve(RunTrades.SUMMARY), "synthetic")
            .filter("true"::equals)
            .isPresent();
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
