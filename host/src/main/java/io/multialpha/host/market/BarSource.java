package io.multialpha.host.market;

import java.nio.file.Path;

/**
 * Where the bars of a symbol came from.
 *
 * @param symbol they are traded under
 * @param kind hourly or daily
 * @param file they were read from
 * @param read how long the bars of that file are; longer ones were aggregated from them
 * @param bars how many there are
 * @param datedByPlainWeek how many lie outside the days that the trading calendar covers
 * @param settledOutside how many daily closes lie outside their bar's low and high, as a settlement
 *     may
 * @param whileShut the hourly bars that begin outside the hours of the symbol's session
 */
public record BarSource(
    String symbol,
    BarFileKind kind,
    Path file,
    BarFileKind read,
    int bars,
    int datedByPlainWeek,
    int settledOutside,
    Shut whileShut) {}
