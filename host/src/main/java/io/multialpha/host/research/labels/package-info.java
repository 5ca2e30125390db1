/** What a strategy's trades came to, with what a model would have been told before each of them. */
package io.multialpha.host.research.labels;
