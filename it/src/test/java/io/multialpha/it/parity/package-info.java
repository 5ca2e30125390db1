/**
 * What the system that this one replaces traded, traded again: the shipped plugin under the real
 * host, row by row beside records of the original.
 */
package io.multialpha.it.parity;
