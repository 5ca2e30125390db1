/** The host's own reading of models against what its users and scikit-learn rely on. */
package io.multialpha.it.model;
