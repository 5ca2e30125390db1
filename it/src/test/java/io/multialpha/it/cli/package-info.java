/** The commands as a user gives them, in installations of their own. */
package io.multialpha.it.cli;
