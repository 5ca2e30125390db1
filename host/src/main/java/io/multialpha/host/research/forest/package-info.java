/**
 * Training of random forests: the forests that scikit-learn trains from the same rows, parameters
 * and seed.
 */
package io.multialpha.host.research.forest;
