package io.multialpha.host.research.parity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.multialpha.host.config.Suggestion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * Comma-separated values without quotes, their columns by name; gzipped where the file is called
 * {@code .gz}. A time is {@code yyyy-MM-dd HH:mm:ss} on the wall clock of the record, which is
 * taken for UTC throughout.
 */
final class CsvTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Path file;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> names;
  private final List<String[]> rows = new ArrayList<>();

  private CsvTable(Path file, List<String> names) {
    this.file = file;
    this.names = names;
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), i);
    }
  }

  /**
   * Reads a file. One without a header has no rows and no columns.
   *
   * @throws ParityException if it is not there, or a line has more or fewer cells than the header
   */
  static CsvTable read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ParityException(
          Shown.of(file) + ": is missing; a folder of recorded runs has it, see docs/parity.md.");
    }
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines = new BufferedReader(new InputStreamReader(plain, UTF_8))) {
      String header = lines.readLine();
      boolean empty = header == null || header.isBlank();
      CsvTable table = new CsvTable(file, empty ? List.of() : List.of(header.split(",", -1)));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        table.add(line.split(",", -1));
      }
      return table;
    }
  }

  private void add(String[] cells) {
    if (cells.length != names.size()) {
      throw new ParityException(
          Shown.of(file)
              + ":"
              + (rows.size() + 2)
              + ": "
              + cells.length
              + " cells, expected "
              + names.size()
              + " as in the header.");
    }
    rows.add(cells);
  }

  /**
   * Checks that columns are there, unless there is no header.
   *
   * @throws ParityException naming all that are not
   */
  CsvTable require(List<String> wanted) {
    List<String> missing = wanted.stream().filter(name -> !columns.containsKey(name)).toList();
    if (!names.isEmpty() && !missing.isEmpty()) {
      throw new ParityException(
          Shown.of(file)
              + ": has no column "
              + String.join(", ", missing)
              + "; it has "
              + String.join(", ", names.subList(0, Math.min(names.size(), 30)))
              + ".");
    }
    return this;
  }

  Path file() {
    return file;
  }

  int size() {
    return rows.size();
  }

  /** Names of the columns, in order. */
  List<String> names() {
    return names;
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  String text(int row, String column) {
    return rows.get(row)[columns.get(column)];
  }

  double number(int row, String column) {
    return cell(row, column, "a number", Double::parseDouble);
  }

  /** A number, or NaN where the cell is empty. */
  double numberOrNan(int row, String column) {
    return text(row, column).isEmpty() ? Double.NaN : number(row, column);
  }

  int whole(int row, String column) {
    return cell(row, column, "a whole number", Integer::parseInt);
  }

  /** A time, in milliseconds since 1970 as if it were UTC. */
  long time(int row, String column) {
    return cell(
        row,
        column,
        "a time such as 2016-01-20 04:00:00",
        text -> LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC).toEpochMilli());
  }

  /** A time as the files have it. */
  static String shown(long millis) {
    return TIME.format(LocalDateTime.ofEpochSecond(millis / 1000, 0, ZoneOffset.UTC));
  }

  <T> T cell(int row, String column, String expected, Function<String, T> parse) {
    String text = text(row, column);
    Optional<T> value = Optional.empty();
    try {
      value = Optional.of(parse.apply(text));
    } catch (NumberFormatException | DateTimeException e) {
      // Told below, with the place.
    }
    return value.orElseThrow(
        () ->
            new ParityException(
                at(row) + ", column " + column + ": '" + text + "', expected " + expected + "."));
  }

  /** Names the line of a row. */
  String at(int row) {
    return Shown.of(file) + ":" + (row + 2);
  }

  /** What an unknown name was probably meant to be. */
  static String meant(String name, Iterable<String> known) {
    List<String> names = new ArrayList<>();
    known.forEach(names::add);
    String meant = Suggestion.orAll(name, names);
    return meant.endsWith("?") ? meant : meant + ".";
  }
}
