/**
 * Recorded runs of the original, run again: the same bars, the same strategy, and every trade and
 * feature value beside the recorded one.
 */
package io.multialpha.host.research.parity;
