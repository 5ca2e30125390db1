/** Finds the forest that filters a strategy's trades best, and says whether it may be traded. */
package io.multialpha.host.research.tuning;
