/** Finding out what is worth trading, and how far the finding can be believed. */
package io.multialpha.host.research;
