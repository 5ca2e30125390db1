/** Orders and their fills: what a decision costs to carry out. */
package io.multialpha.host.broker;
