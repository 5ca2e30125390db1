/** The IBS strategy: buys bars that close near their low, sells when the market has bounced. */
package io.multialpha.plugins.ibs;
