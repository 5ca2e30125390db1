/**
 * The whole program as it ships, with strategies of outside authors dropped in: what trades, that
 * it trades the same every time, and that nobody's failure is another's loss.
 */
package io.multialpha.it.endtoend;
