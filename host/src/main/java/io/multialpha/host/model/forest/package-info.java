/** Forests of decision trees: what they consist of, and how they are scored. */
package io.multialpha.host.model.forest;
