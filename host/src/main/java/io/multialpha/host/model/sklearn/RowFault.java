package io.multialpha.host.model.sklearn;

/**
 * Why a row cannot be scored.
 *
 * @param input place of the number that is at fault, from 0
 * @param reason what is wrong with it, to follow the name of the input
 */
public record RowFault(int input, String reason) {}
