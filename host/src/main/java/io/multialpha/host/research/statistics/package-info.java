/**
 * The mathematics of results: performance by its plain definitions, how much of it may be luck, and
 * how to split the past so that a test stays a test. No files, no clock, no randomness but what is
 * handed in.
 *
 * <p>Returns are simple and per period, as fractions: 0.01 is one percent. Sharpe ratios are per
 * period unless a name says otherwise. What is not defined is NaN. The same input gives the same
 * bits on every JDK.
 */
package io.multialpha.host.research.statistics;
