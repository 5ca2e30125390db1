/**
 * What the README and the pages of docs/ say, done: code compiled, commands run, links followed.
 */
package io.multialpha.it.docs;
