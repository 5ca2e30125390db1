/** The strategy SPI: a strategy declares what it is and needs, then decides bar by bar. */
package io.multialpha.api.strategy;
