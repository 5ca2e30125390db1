package io.multialpha.host.config;

/**
 * One value of the configuration with its origin.
 *
 * @param key path of the key; of an instrument's own parameter with the symbol in brackets
 * @param value as it would be written in the file; a secret is masked
 * @param unit or empty
 * @param source {@code file:line}, or which default
 * @param doc one line for people
 */
public record ExplainRow(String key, String value, String unit, String source, String doc) {}
