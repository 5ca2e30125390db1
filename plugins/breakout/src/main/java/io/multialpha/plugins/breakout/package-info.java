/** The breakout strategy: follows hourly closes beyond the channel of the bars before. */
package io.multialpha.plugins.breakout;
