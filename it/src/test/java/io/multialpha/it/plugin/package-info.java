/** Plugins from real jars: those that load, and a zoo of those that must not. */
package io.multialpha.it.plugin;
