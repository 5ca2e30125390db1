package io.multialpha.host.research.search;

/** Is told how far a search is, from any of its threads. */
@FunctionalInterface
public interface SearchProgress {
  /** Tells nobody. */
  SearchProgress NONE = (more, total) -> {};

  /**
   * More pieces of work are done.
   *
   * @param more since the last call
   * @param total pieces there are in all
   */
  void done(long more, long total);

  /** Pieces that a search before this one has done: they took none of its time. */
  default void restored(long more, long total) {
    done(more, total);
  }
}
