/** Which features a forest should read: how important each is, and which tell the same. */
package io.multialpha.host.research.selection;
