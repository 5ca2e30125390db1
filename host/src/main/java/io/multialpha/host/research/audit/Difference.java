package io.multialpha.host.research.audit;

import java.util.Objects;

/**
 * Something that came out otherwise when less was known.
 *
 * @param symbol of the instrument; empty where it concerns all
 * @param barStart start of the bar, epoch milliseconds
 * @param what differs: {@code decision}, {@code score}, the name of a feature, ...
 * @param whole what it is on all bars
 * @param cut what it is on the bars up to the cut
 */
public record Difference(String symbol, long barStart, String what, String whole, String cut) {
  /** Checks that nothing is null. */
  public Difference {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(whole, "whole");
    Objects.requireNonNull(cut, "cut");
  }
}
