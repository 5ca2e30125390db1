/**
 * Reading Python's pickles, as joblib writes them, to plain values. Nothing in a file is ever
 * executed, and no class is made by its name.
 */
package io.multialpha.host.model.pickle;
