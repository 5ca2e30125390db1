/** The model SPI: loading the bundle that filters a strategy's entries in one instrument. */
package io.multialpha.api.model;
