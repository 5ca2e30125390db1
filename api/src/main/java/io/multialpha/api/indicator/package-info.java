/** Streaming indicators: one step per bar, constant cost, NaN while they warm up. */
package io.multialpha.api.indicator;
