package io.multialpha.testkit;

import io.multialpha.api.market.Instrument;
import io.multialpha.api.portfolio.EntryRequest;

/**
 * An entry as a policy is asked about it, with whatever a test puts in.
 *
 * @param instrument what is to be traded
 * @param quantity contracts: positive to buy, negative to sell short
 * @param price in points
 * @param barStartMillis start of the bar on which it was decided, epoch milliseconds
 * @param score the model's probability, or NaN
 */
public record FakeEntry(
    Instrument instrument, int quantity, double price, long barStartMillis, double score)
    implements EntryRequest {}
