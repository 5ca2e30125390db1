package io.multialpha.host.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;

/** What SQLite reads in an image is what was put there, and it finds nothing wrong with it. */
class RowImageTest {
  private static byte[] empty;

  @TempDir private Path folder;

  @BeforeAll
  static void askSqliteForAnEmptyDatabase() throws SQLException {
    empty = emptyDatabase(RowImage.PAGE, "a, b, c");
  }

  private static byte[] emptyDatabase(int pageSize, String columns) throws SQLException {
    try (SQLiteConnection connection =
            (SQLiteConnection) DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = " + pageSize);
      statement.execute("CREATE TABLE rows (" + columns + ")");
      return connection.serialize("main");
    }
  }

  /** The rows as SQLite has them, after it has checked every page. */
  private List<List<Object>> read(RowImage image) {
    try {
      Path file = Files.write(folder.resolve("image.db"), image.bytes());
      try (SQLiteConnection connection =
              (SQLiteConnection) DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        try (ResultSet checked = statement.executeQuery("PRAGMA integrity_check")) {
          assertThat(checked.getString(1)).isEqualTo("ok");
        }
        List<List<Object>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery("SELECT a, b, c FROM rows ORDER BY rowid")) {
          while (result.next()) {
            rows.add(Arrays.asList(result.getObject(1), result.getObject(2), result.getObject(3)));
          }
        }
        return rows;
      }
    } catch (IOException | SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void put(RowImage image, Object value) {
    if (value instanceof Number number && !(value instanceof Double)) {
      image.integer(number.longValue());
    } else if (value instanceof Double number) {
      image.real(number);
    } else if (value instanceof String text) {
      image.text(text.getBytes(UTF_8));
    } else {
      image.none();
    }
  }

  private static boolean add(RowImage image, List<Object> row) {
    row.forEach(value -> put(image, value));
    return image.endRow();
  }

  @Test
  void hasNoRowsAtFirst() {
    RowImage image = new RowImage(empty);
    assertThat(image.rows()).isZero();
    assertThat(read(image)).isEmpty();
  }

  @Test
  void keepsWholeNumbersOfEverySize() {
    RowImage image = new RowImage(empty);
    List<Long> numbers = new ArrayList<>(List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
    for (int bit = 0; bit < 63; bit++) {
      long power = 1L << bit;
      numbers.addAll(List.of(power - 1, power, power + 1, -power - 1, -power, -power + 1));
    }
    for (long number : numbers) {
      assertThat(add(image, Arrays.asList(number, null, null))).isTrue();
    }
    assertThat(read(image).stream().map(row -> ((Number) row.get(0)).longValue()))
        .isEqualTo(numbers);
  }

  @Test
  void keepsNumbersToTheLastBitAndNanAsNone() throws SQLException {
    RowImage image = new RowImage(emptyDatabase(RowImage.PAGE, "a, b REAL, c"));
    List<Double> numbers =
        List.of(
            1.0873400000000002,
            -0.5,
            4017.0,
            -0x1p47,
            0x1p47 - 1,
            0x1p53,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY);
    for (double number : numbers) {
      add(image, Arrays.asList(null, number, Double.NaN));
    }
    assertThat(read(image))
        .isEqualTo(
            numbers.stream().map(number -> Arrays.<Object>asList(null, number, null)).toList());
  }

  @Test
  void keepsTheKeysOfRowsThatHaveSome() throws SQLException {
    RowImage image = new RowImage(emptyDatabase(RowImage.PAGE, "a INTEGER PRIMARY KEY, b, c"));
    for (long key : new long[] {1, 2, 127, 128, 1 << 20, (1L << 56) - 1}) {
      image.key(key);
      image.integer(0);
      image.integer(1);
      image.endRow();
    }
    assertThat(read(image).stream().map(row -> ((Number) row.get(0)).longValue()))
        .containsExactly(1L, 2L, 127L, 128L, 1L << 20, (1L << 56) - 1);
    image.key(5);
    assertThatThrownBy(image::endRow).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> image.key(1L << 56)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsTextsOfAnyScript() {
    RowImage image = new RowImage(empty);
    List<Object> texts = List.of("", "\uD83D\uDCC9 a\nb\tc'\"", "Schluß ≤ 日本");
    add(image, texts);
    assertThat(read(image)).containsExactly(texts);
  }

  @Test
  void keepsRowsLongerThanAPage() {
    int page = RowImage.PAGE;
    List<Integer> lengths = new ArrayList<>();
    for (int pages = 1; pages <= 3; pages++) {
      for (int around = -60; around <= 12; around++) {
        lengths.add(pages * page + around);
      }
    }
    // Where the part that stays in the page changes from all to least and back to most.
    for (int least = 8180; least <= 8230; least++) {
      lengths.add(page + least);
    }
    for (int length : lengths) {
      RowImage image = new RowImage(empty);
      List<Object> row = List.of(length, "x".repeat(length), "end");
      assertThat(add(image, row)).as("text of %d bytes", length).isTrue();
      assertThat(read(image)).as("text of %d bytes", length).isEqualTo(List.of(row));
    }
  }

  @Test
  void goesOnWithTheRowThatDidNotFitOnceItIsCleared() {
    RowImage image = new RowImage(empty);
    List<Object> half = List.of(1, "y".repeat(40_000), 0.5);
    assertThat(add(image, half)).isTrue();
    assertThat(add(image, List.of(2, "z".repeat(40_000), "left over"))).isFalse();
    assertThat(read(image)).containsExactly(half);
    image.clear();
    assertThat(image.endRow()).isTrue();
    assertThat(read(image)).containsExactly(List.of(2, "z".repeat(40_000), "left over"));
  }

  @Test
  void isIntactWhateverTheRows() {
    for (long seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      RowImage image = new RowImage(empty);
      List<List<Object>> rows = new ArrayList<>();
      int longest = 1 << random.nextInt(17);
      while (true) {
        List<Object> row =
            Arrays.asList(
                random.nextLong() >> random.nextInt(64),
                "t".repeat(random.nextInt(longest)),
                random.nextBoolean() ? null : (Object) random.nextGaussian());
        if (!add(image, row)) {
          break;
        }
        rows.add(row);
      }
      assertThat(image.rows()).isEqualTo(rows.size()).isPositive();
      List<List<Object>> found = read(image);
      for (int i = 0; i < rows.size(); i++) {
        assertThat(((Number) found.get(i).get(0)).longValue()).isEqualTo(rows.get(i).get(0));
        assertThat(found.get(i).subList(1, 3)).isEqualTo(rows.get(i).subList(1, 3));
      }
      assertThat(found).hasSameSizeAs(rows);
    }
  }

  @Test
  void refusesADatabaseOfOtherPages() throws SQLException {
    byte[] other = emptyDatabase(4096, "a, b, c");
    assertThatThrownBy(() -> new RowImage(other)).isInstanceOf(IllegalArgumentException.class);
  }
}
