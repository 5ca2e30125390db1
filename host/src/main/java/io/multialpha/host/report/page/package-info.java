/**
 * The result of a run or of a portfolio search as a web page: one file without scripts and without
 * anything from outside.
 *
 * <p>A page is made of the files of a folder and of nothing else, so the page that a run leaves and
 * the one that is made of its folder later are the same, byte for byte.
 */
package io.multialpha.host.report.page;
