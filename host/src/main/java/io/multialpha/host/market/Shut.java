package io.multialpha.host.market;

/**
 * Bars that begin while their market is shut.
 *
 * @param bars how many
 * @param first start of the first of them, epoch milliseconds UTC; 0 where there is none
 */
public record Shut(int bars, long first) {
  /** Every bar begins in a session. */
  public static final Shut NONE = new Shut(0, 0);
}
