package io.multialpha.host.research.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.research.audit.ColumnAudit.History;
import io.multialpha.host.research.audit.ColumnAudit.LookAhead;
import io.multialpha.host.research.audit.ColumnAudit.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ColumnAuditTest {
  private static final int ROWS = 400;

  /** At which the day, the gaps and the windows are looked at in all their places. */
  private static final int[] AT = IntStream.range(0, 20).map(i -> 50 + 17 * i).toArray();

  private static TenColumns walk() {
    Random random = new Random(11);
    double[] high = new double[ROWS];
    double[] close = new double[ROWS];
    double price = 100;
    for (int i = 0; i < ROWS; i++) {
      price += random.nextDouble() - 0.5;
      close[i] = price;
      high[i] = price + random.nextDouble();
    }
    return new TenColumns(high, close);
  }

  private static ColumnAudit audit(TenColumns columns) {
    return new ColumnAudit(TenColumns.NAMES, columns.rows(), columns);
  }

  private static List<String> guilty(List<LookAhead> found) {
    return found.stream().filter(LookAhead::isGuilty).map(LookAhead::name).toList();
  }

  @Test
  void findsTheFiveOfTenThatKnowLaterRows() {
    List<LookAhead> found = audit(walk()).lookAhead(AT);

    assertThat(guilty(found)).isEqualTo(TenColumns.GUILTY);
    assertThat(found).allMatch(each -> each.checked() == 20);
  }

  @Test
  void countsTheRowsThatDifferAndNamesTheFirst() {
    List<LookAhead> found = audit(walk()).lookAhead(AT);

    assertThat(found.get(TenColumns.NAMES.indexOf("next_close_ret")))
        .isEqualTo(new LookAhead("next_close_ret", 20, 20, 50));
    assertThat(found.get(TenColumns.NAMES.indexOf("sma20")))
        .isEqualTo(new LookAhead("sma20", 20, 0, -1));
  }

  @Test
  void cannotTellAtTheLastRowWhereNothingIsCutOff() {
    assertThat(guilty(audit(walk()).lookAhead(ROWS - 1))).isEmpty();
  }

  @Test
  void tellsHowFarFewerRowsAreOff() {
    List<History> history = audit(walk()).history(19, 100, ROWS - 1);

    assertThat(history.get(0).starts())
        .allSatisfy(start -> assertThat(start.off()).isCloseTo(0, within(1e-12)));
    List<Start> ema = history.get(1).starts();
    assertThat(Math.abs(ema.get(0).off())).isGreaterThan(1e-4);
    assertThat(Math.abs(ema.get(1).off())).isBetween(1e-9, 1e-4);
    assertThat(ema.get(2).off()).isZero();
  }

  @Test
  void tellsAValueThatIsNotThereYet() {
    Start early = audit(walk()).history(5).get(0).starts().get(0);

    assertThat(early.before()).isEqualTo(5);
    assertThat(early.value()).isNaN();
    assertThat(early.off()).isNaN();
  }

  @Test
  void refusesRowsThatAreNotThere() {
    ColumnAudit audit = audit(walk());

    assertThatIllegalArgumentException().isThrownBy(() -> audit.lookAhead(ROWS));
    assertThatIllegalArgumentException().isThrownBy(() -> audit.history(ROWS));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ColumnAudit(List.of("short"), 3, (from, to) -> new double[][] {{1, 2}}))
        .withMessage("rows 0 to 2 gave 1 columns of [2] values, expected 1 of 3");
  }

  @Test
  void agreesWithTheVectorsOnWhoIsGuilty() throws IOException {
    JsonNode expected = expected().path("lookahead");
    int[] at = IntStream.range(0, 20).map(i -> 37 + 19 * i).filter(i -> i < 398).toArray();

    for (LookAhead found : audit(vectors()).lookAhead(at)) {
      JsonNode of = expected.path(found.name());
      assertThat(found.isGuilty()).as(found.name()).isEqualTo(of.path("biased").booleanValue());
      // Which twenty rows the vectors looked at is not written there: all, or none, it is alike.
      int differ = of.path("bars_that_differ").intValue();
      if (differ == 0 || differ == of.path("bars_checked").intValue()) {
        assertThat(found.differing()).as(found.name()).isEqualTo(differ == 0 ? 0 : at.length);
      }
    }
    assertThat(expected).hasSize(TenColumns.NAMES.size());
  }

  @Test
  void agreesWithTheVectorsOnHowFarFewerRowsAreOff() throws IOException {
    JsonNode expected = expected().path("recursive");
    List<History> found = audit(vectors()).history(19, 40, 80, 150, 300);

    compare(found.get(0), expected.path("sma20"));
    compare(found.get(1), expected.path("ema20"));
    compare(found.get(2), expected.path("rsi14_wilder"));
  }

  private static void compare(History found, JsonNode expected) {
    assertThat(found.whole()).isCloseTo(expected.path("full").doubleValue(), within(1e-9));
    assertThat(found.starts()).hasSize(expected.path("by_startup").size());
    for (Start start : found.starts()) {
      JsonNode of = expected.path("by_startup").path(Integer.toString(start.before()));
      assertThat(start.value()).isCloseTo(of.path("value").doubleValue(), within(1e-9));
      assertThat(100 * start.off()).isCloseTo(of.path("pct").doubleValue(), within(1e-9));
    }
  }

  private static JsonNode expected() throws IOException {
    return new ObjectMapper().readTree(shared("lookahead_expected.json").toFile());
  }

  private static TenColumns vectors() throws IOException {
    List<double[]> rows =
        Files.readAllLines(shared("lookahead_prices.csv")).stream()
            .skip(1)
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toList();
    return new TenColumns(
        rows.stream().mapToDouble(row -> row[1]).toArray(),
        rows.stream().mapToDouble(row -> row[3]).toArray());
  }

  /** Vectors that lie beside the repository; without them a test is skipped. */
  private static Path shared(String name) {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("plugins/pom.xml"))) {
      root = root.getParent();
    }
    Path found = root.resolveSibling("shared").resolve("golden/validity").resolve(name);
    Assumptions.assumeTrue(Files.exists(found), () -> "skipped: there is no " + found);
    return found;
  }
}
