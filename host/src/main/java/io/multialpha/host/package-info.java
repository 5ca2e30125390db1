/**
 * What every package of the host shares: exit codes, numbers, files and errors that speak to the
 * user.
 */
package io.multialpha.host;
