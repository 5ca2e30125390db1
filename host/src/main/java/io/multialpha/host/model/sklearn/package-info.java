/**
 * Models of scikit-learn: what the plain values of a pickle say about a classifier, and its
 * predict_proba, bit for bit.
 */
package io.multialpha.host.model.sklearn;
