/** Parameters of a plugin: what they are called, what they may be, and what they are. */
package io.multialpha.api.params;
