/**
 * The architecture rules of the house, each held against every class of ours and against a planted
 * class that breaks it.
 */
package io.multialpha.it.architecture;
