/**
 * Plugins: from a jar in the plugins folder to the strategies, model loaders and policies in it.
 *
 * <p>{@link io.multialpha.host.plugin.PluginLoader} loads what keeps the rules and says of every
 * other jar, in one sentence, what is wrong with it and what to do:
 *
 * <ol>
 *   <li>A jar stands for itself. It sees the JDK, the plugin api, the SLF4J api and what it
 *       carries; nothing else of the host, neither classes nor resources, and no other plugin or
 *       jar.
 *   <li>Its manifest names it and the api versions it works with, and this host's is among them.
 *   <li>It provides at least one strategy, model bundle loader or portfolio policy, and every one
 *       it names can be made and says what the api asks of it, all within ten seconds. One that
 *       fails rejects the jar.
 *   <li>No two jars claim the same plugin, strategy, loader or policy id; of two that do, neither
 *       is loaded.
 *   <li>Its classes run on this JVM, and those in its providers' packages find every class they
 *       refer to, so that nothing is missed only when a position is to be closed.
 *   <li>Where there is a {@code plugins.lock}, its checksum is the one pinned there.
 * </ol>
 *
 * <p>The architecture rules for our own plugins (no wall clock, no unseeded randomness, no threads,
 * no processes, no forced access) are looked for in the class files of every jar. A call that ends
 * or starts a process, made from a provider's package, rejects the jar: no strategy can mean that.
 * All others become {@linkplain io.multialpha.host.plugin.LoadedPlugin#notes() notes} and do not
 * reject it, since a library in the jar may hold such a call and never make it, and since reading a
 * class file cannot tell.
 *
 * <p>A class loader is no sandbox. What is said here keeps honest plugins from accidents and from
 * each other; it does not hold back one that means harm, which can do whatever this process can.
 * Load jars only from authors you trust, and pin them.
 *
 * <p>A running strategy is never swapped: a jar that is added or replaced counts from the next
 * start.
 */
package io.multialpha.host.plugin;
