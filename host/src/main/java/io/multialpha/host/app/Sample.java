package io.multialpha.host.app;

import io.multialpha.host.PlainNumber;
import io.multialpha.host.market.SampleMarket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The synthetic market sample on disk, made when it is first needed.
 *
 * @param seed of all that is drawn
 * @param edge planted, in standard deviations of a usual day
 */
record Sample(long seed, double edge) {
  /** Where it is kept unless another folder is named. */
  Path folder(Invocation invocation) {
    String name = "seed-" + seed;
    return invocation
        .var()
        .resolve("sample")
        .resolve(edge == SampleMarket.DEFAULT_EDGE ? name : name + "-edge-" + PlainNumber.of(edge));
  }

  /**
   * Sees to it that the folder holds it.
   *
   * @throws io.multialpha.host.market.MarketDataException if it holds something else, or cannot be
   *     written
   */
  void ready(Invocation invocation, Path folder) {
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
    SampleMarket.ensure(folder, seed, edge, (symbol, done, total) -> bar.at(done, total));
    bar.end();
  }
}
