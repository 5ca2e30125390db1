package io.multialpha.host.config;

import io.multialpha.host.market.OnBadBar;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where bars come from; section {@code data}.
 *
 * @param dir folder of CSV files, absolute; empty for the bundled synthetic sample
 * @param aliases root symbol to the name of the series that stands in for it
 * @param barZone time zone of bars whose timestamps name none
 * @param onBadBar what becomes of a bar that cannot be true
 * @param sampleSeed seed of the synthetic sample
 * @param sampleEdge edge planted into it, in standard deviations of a usual day
 * @param allowNegative symbols whose prices may be zero or negative
 */
public record DataConfig(
    Optional<Path> dir,
    Map<String, String> aliases,
    ZoneId barZone,
    OnBadBar onBadBar,
    int sampleSeed,
    double sampleEdge,
    Set<String> allowNegative) {
  /** Checks that nothing is null and keeps copies. */
  public DataConfig {
    Objects.requireNonNull(dir, "dir");
    Objects.requireNonNull(barZone, "barZone");
    Objects.requireNonNull(onBadBar, "onBadBar");
    aliases = Ordered.copyOf(aliases);
    allowNegative = Set.copyOf(allowNegative);
  }
}
