/** Bars, series of bars, and the futures contracts they belong to. */
package io.multialpha.api.market;
