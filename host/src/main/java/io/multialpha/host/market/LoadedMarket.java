package io.multialpha.host.market;

/**
 * Bars and what is to be said about them.
 *
 * @param bars of every symbol asked for
 * @param report where they came from, what was skipped, where they pause
 */
public record LoadedMarket(MarketData bars, BarReport report) {}
