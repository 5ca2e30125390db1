package io.multialpha.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A CSV file of a run, by the names of its columns. */
record Rows(List<String> header, List<List<String>> all) {

  static Rows of(Path file) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(Arrays.asList(line.split(",", -1)));
    }
    return new Rows(lines.get(0), lines.subList(1, lines.size()));
  }

  /** The value of a row in a column. */
  String value(List<String> row, String column) {
    int at = header.indexOf(column);
    if (at < 0) {
      throw new IllegalArgumentException("no column " + column + " in " + header);
    }
    return row.get(at);
  }

  Rows where(String column, Predicate<String> wanted) {
    return new Rows(header, all.stream().filter(row -> wanted.test(value(row, column))).toList());
  }

  /** The same rows with these columns only. */
  Rows columns(String... names) {
    return new Rows(
        List.of(names),
        all.stream()
            .map(row -> Arrays.stream(names).map(name -> value(row, name)).toList())
            .toList());
  }

  Rows without(String column) {
    return columns(header.stream().filter(name -> !name.equals(column)).toArray(String[]::new));
  }

  /** Asserts that these are the expected rows, and shows the first that is not. */
  void areThoseOf(Rows expected, String what) {
    assertThat(header).isEqualTo(expected.header);
    for (int i = 0; i < Math.min(size(), expected.size()); i++) {
      assertThat(all.get(i)).as("row %d of %s", i, what).isEqualTo(expected.all.get(i));
    }
    assertThat(size()).as("number of %s", what).isEqualTo(expected.size());
  }

  int size() {
    return all.size();
  }
}
