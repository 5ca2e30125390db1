/** The same back-test as others would run it: as a bare loop over arrays, and on ta4j. */
package io.multialpha.benchmarks.peer;
