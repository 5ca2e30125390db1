package io.multialpha.host.research.parity;

import java.nio.file.Path;

/** A file as it is named to the user: as he would write it where he is. */
final class Shown {
  private Shown() {}

  static String of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath();
    return absolute.startsWith(here) && !absolute.equals(here)
        ? here.relativize(absolute).toString()
        : absolute.toString();
  }
}
