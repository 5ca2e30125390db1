package io.multialpha.host.app;

import io.multialpha.host.market.SampleMarket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The synthetic market sample on disk, made when it is first needed. */
final class Sample {
  private Sample() {}

  /** Where the sample of a seed is kept. */
  static Path folder(Invocation invocation, long seed) {
    return invocation.var().resolve("sample").resolve("seed-" + seed);
  }

  /**
   * Sees to it that the folder holds the sample of this seed.
   *
   * @throws io.multialpha.host.market.MarketDataException if it holds something else, or cannot be
   *     written
   */
  static void ready(Invocation invocation, Path folder, long seed) {
    Terminal terminal = invocation.terminal();
    if (!Files.isDirectory(folder)) {
      terminal.progress(
          "Making the synthetic market sample, seed "
              + seed
              + ", in "
              + Invocation.fromHere(folder)
              + "; this is done once");
    }
    ProgressBar bar = new ProgressBar(terminal, invocation.clock(), "Making");
    SampleMarket.ensure(folder, seed, (symbol, done, total) -> bar.at(done, total));
    bar.end();
  }
}
