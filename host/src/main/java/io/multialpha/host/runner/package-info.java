/** Runs engine loops on threads, and gives up on plugins that do not return. */
package io.multialpha.host.runner;
