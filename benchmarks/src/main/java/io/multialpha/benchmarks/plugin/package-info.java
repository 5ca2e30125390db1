/**
 * The strategy that the benchmarks trade, as the one class of a plugin's jar.
 *
 * <p>{@link io.multialpha.benchmarks.PeerPlugin} packs it; it runs from that jar, in the class
 * loader of a plugin, never from the class path.
 */
package io.multialpha.benchmarks.plugin;
