/**
 * How fast the host is, beside its peers: JMH benchmarks, and the installation that whole processes
 * are timed on.
 */
package io.multialpha.benchmarks;
