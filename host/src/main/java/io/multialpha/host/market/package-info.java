/**
 * Market data: bars in columns, the exchange calendar, bar files and their cache, and the synthetic
 * sample market.
 */
package io.multialpha.host.market;
