package io.multialpha.host.research.audit;

/**
 * A place at which the bars are cut off.
 *
 * @param barStart start of the last hourly bar that is left, epoch milliseconds
 * @param tradeDate its trade date, epoch day; only daily bars of earlier dates are left, since that
 *     of the date itself is complete no sooner than the date is over
 */
public record Cut(long barStart, int tradeDate) {}
