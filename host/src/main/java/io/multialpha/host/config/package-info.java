/** The configuration: read from files, checked in full, every value with its origin. */
package io.multialpha.host.config;
