/** What happened and why: decisions, trades and equity, in memory and on disk. */
package io.multialpha.host.ledger;
