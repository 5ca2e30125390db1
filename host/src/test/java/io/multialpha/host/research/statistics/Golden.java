package io.multialpha.host.research.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/** Vectors that lie beside the repository; without them a test is skipped. */
final class Golden {
  private Golden() {}

  static Path require(String name) {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("plugins/pom.xml"))) {
      root = root.getParent();
    }
    Path found = root.resolveSibling("shared").resolve("golden/validity").resolve(name);
    Assumptions.assumeTrue(Files.exists(found), () -> "skipped: there is no " + found);
    return found;
  }

  static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(require(name).toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> lines(String name) {
    try {
      return Files.readAllLines(require(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Rows of numbers without a header. */
  static double[][] table(String name) {
    return lines(name).stream()
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  /** One column of rows of numbers without a header. */
  static double[] column(String name) {
    return Arrays.stream(table(name)).mapToDouble(row -> row[0]).toArray();
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static double[] doubles(JsonNode array) {
    return stream(array).mapToDouble(JsonNode::asDouble).toArray();
  }

  static int[] ints(JsonNode array) {
    return stream(array).mapToInt(JsonNode::asInt).toArray();
  }

  /** That two numbers agree to 1e-9, relative to the larger one or to 1e-6, whichever is more. */
  static void agrees(double actual, JsonNode expected, String what) {
    assertThat(expected.isNumber()).as("%s is a number in the vectors", what).isTrue();
    agrees(actual, expected.asDouble(), what);
  }

  static void agrees(double actual, double expected, String what) {
    assertThat(Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-6))
        .as("%s: %s is not %s", what, actual, expected)
        .isLessThan(1e-9);
  }
}
