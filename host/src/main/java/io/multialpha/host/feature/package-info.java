/** The catalogue of features: the numbers that models may read, by name. */
package io.multialpha.host.feature;
