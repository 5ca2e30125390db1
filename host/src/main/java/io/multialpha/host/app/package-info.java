/**
 * The command line: reads arguments, puts the other packages together, and speaks to the user.
 *
 * <p>The only package that writes to the console, ends the process, or knows the wall clock.
 */
package io.multialpha.host.app;
