/** Features: named numbers that models read, made of indicators. */
package io.multialpha.api.feature;
