/** Model bundles: the files that filter a strategy's entries, instrument by instrument. */
package io.multialpha.host.model;
