/**
 * What a run came to: metrics, the table on the screen, and the files of the run's folder.
 *
 * <p>The files are byte-identical for equal runs on every JDK: numbers are written by {@link
 * io.multialpha.host.report.FixedDecimals}, never by {@code Double.toString}, whose result changed
 * with JDK 19.
 */
package io.multialpha.host.report;
