package io.multialpha.host.market;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code SYNTHETIC.txt} says of the folder that it lies in, be it of bars or of results: that
 * what is there was made up. Its presence is enough, whatever is written in it, so that nobody's
 * copy or edit passes for a market.
 *
 * @param seed of the generator, where a line such as {@code Seed: 7} names it
 */
public record SyntheticNotice(OptionalLong seed) {
  /** Name of the file. */
  public static final String FILE = "SYNTHETIC.txt";

  private static final Pattern SEED =
      Pattern.compile("^Seed: (-?[0-9]{1,18})\\s*$", Pattern.MULTILINE);

  /** Checks for null. */
  public SyntheticNotice {
    Objects.requireNonNull(seed, "seed");
  }

  /**
   * The notice of a folder, if it has one. That of a folder of bars is looked for in its {@code
   * hourly}, {@code daily} and {@code minute} folders too, since each of them can be read alone.
   */
  public static Optional<SyntheticNotice> of(Path folder) {
    Path real = real(folder);
    Path notice = real.resolve(FILE);
    if (!Files.exists(notice) && isOfBars(real) && real.getParent() != null) {
      notice = real.resolveSibling(FILE);
    }
    return Files.exists(notice)
        ? Optional.of(new SyntheticNotice(seedIn(notice)))
        : Optional.empty();
  }

  private static boolean isOfBars(Path folder) {
    return folder.getFileName() != null
        && Stream.of(BarFileKind.values())
            .anyMatch(kind -> folder.getFileName().toString().equals(kind.word()));
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize(); // who reads it will say what is wrong
    }
  }

  private static OptionalLong seedIn(Path notice) {
    try {
      Matcher seed =
          SEED.matcher(new String(Files.readAllBytes(notice), StandardCharsets.ISO_8859_1));
      return seed.find() ? OptionalLong.of(Long.parseLong(seed.group(1))) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty(); // it is there, which says enough
    }
  }
}
