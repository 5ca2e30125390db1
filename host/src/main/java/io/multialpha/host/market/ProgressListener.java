package io.multialpha.host.market;

/** Is told how far a longer piece of work has come; called by one thread. */
@FunctionalInterface
public interface ProgressListener {
  /** Tells nobody. */
  ProgressListener SILENT = (what, done, total) -> {};

  /**
   * One more part is done.
   *
   * @param what is being worked on, for example a symbol
   * @param done how many parts are done
   * @param total how many parts there are
   */
  void progress(String what, int done, int total);
}
