/** What a portfolio would have made of trades that are known, under limits on it. */
package io.multialpha.host.research.simulation;
