/** Files that go to Python's scikit-learn and come from it, where it is installed. */
package io.multialpha.it.python;
