/** The way of one bar: from market data through strategy, gate, limits and fills to the journal. */
package io.multialpha.host.engine;
