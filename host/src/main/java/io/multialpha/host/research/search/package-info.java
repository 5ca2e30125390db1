/** Which symbols and which limit make the best portfolio that keeps to a constraint. */
package io.multialpha.host.research.search;
