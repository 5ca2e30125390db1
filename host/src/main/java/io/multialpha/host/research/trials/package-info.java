/** Counts every configuration that was ever evaluated, so that luck can be told from skill. */
package io.multialpha.host.research.trials;
