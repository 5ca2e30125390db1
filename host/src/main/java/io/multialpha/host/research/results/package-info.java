/** Trades that a research run or a back-test has left in a folder, to be combined anew. */
package io.multialpha.host.research.results;
