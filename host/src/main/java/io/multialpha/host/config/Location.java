package io.multialpha.host.config;

import java.util.Objects;

/**
 * A place in a file of the configuration.
 *
 * @param file path relative to the installation's root, with forward slashes
 * @param line from 1, or 0 for the file as a whole
 * @param column from 1, or 0 for the line as a whole
 */
public record Location(String file, int line, int column) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if line or column is negative
   */
  public Location {
    Objects.requireNonNull(file, "file");
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException(file + ":" + line + ":" + column);
    }
  }

  /** The file as a whole. */
  static Location of(String file) {
    return new Location(file, 0, 0);
  }

  /** {@code file:line}, without the column. */
  public String withoutColumn() {
    return line == 0 ? file : file + ":" + line;
  }

  /** {@code file:line:column}, as far as they are known. */
  @Override
  public String toString() {
    return line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
