/** Looks for numbers that know the future, and for numbers that need more past than they say. */
package io.multialpha.host.research.audit;
