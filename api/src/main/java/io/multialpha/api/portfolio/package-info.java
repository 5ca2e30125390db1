/** The portfolio SPI: rules beside the host's own limits, which they can tighten, never loosen. */
package io.multialpha.api.portfolio;
