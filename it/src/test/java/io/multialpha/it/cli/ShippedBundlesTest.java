package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundles in {@code models/}: complete, honest about where they come from, and made anew. */
class ShippedBundlesTest {
  private static final Map<String, List<String>> SHIPPED =
      Map.of("models", ShippedHouse.TEN, "models/breakout", List.of("ES", "NQ", "CL", "GC", "SI"));
  private static final long MOST_BYTES = 8_000_000;

  @TempDir private Path root;

  @Test
  void areThoseOfTheConfiguredInstrumentsAndNoOthers() throws IOException {
    long bytes = 0;
    for (Map.Entry<String, List<String>> folder : SHIPPED.entrySet()) {
      TreeSet<String> expected = new TreeSet<>();
      for (String symbol : folder.getValue()) {
        expected.add(symbol + "_best.json");
        expected.add(symbol + "_rf_model.pkl");
      }
      try (Stream<Path> files = Files.list(ShippedHouse.repository().resolve(folder.getKey()))) {
        TreeSet<String> found = new TreeSet<>();
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(".json") || name.endsWith(".pkl")) {
            found.add(name);
            bytes += Files.size(file);
          }
        }
        assertThat(found).isEqualTo(expected);
      }
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void sayThatTheirPricesAreMadeUpAndKeptToTheGuardRails() throws IOException {
    for (Map.Entry<String, List<String>> folder : SHIPPED.entrySet()) {
      Map<Double, List<String>> thresholds = new TreeMap<>();
      List<List<String>> features = new ArrayList<>();
      for (String symbol : folder.getValue()) {
        JsonNode bundle = metadata(folder.getKey(), symbol);
        assertThat(bundle.path("Symbol").asText()).isEqualTo(symbol);
        assertThat(bundle.path("Synthetic").asBoolean()).as(symbol).isTrue();
        assertThat(bundle.path("Data").asText())
            .isEqualTo("SYNTHETIC sample, seed 7, planted edge 1");
        assertThat(bundle.path("Deflated_Sharpe").asDouble()).as(symbol).isBetween(0.95, 1.0);
        assertThat(bundle.path("Trial_Count").asInt())
            .as("counted from the first trial on")
            .isEqualTo(bundle.path("Trials_Of_This_Search").asInt());
        double threshold = bundle.path("Prod_Threshold").asDouble();
        thresholds.computeIfAbsent(threshold, each -> new ArrayList<>()).add(symbol);
        List<String> own = new ArrayList<>();
        bundle.path("Features").forEach(each -> own.add(each.asText()));
        features.add(own);
      }
      assertThat(features).as("each its own").doesNotHaveDuplicates();
      assertThat(thresholds).as("thresholds in " + folder.getKey()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void letRunAndVerifyPassOutOfTheBox() throws IOException {
    ShippedHouse house = ShippedHouse.in(root).withShippedBundles();

    Ended run = house.run("run");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("In sample until ", "made-up prices: no result here is evidence")
        .doesNotContain("unfiltered", "OUT OF CASH", "SET ASIDE");

    Ended verified = house.run("verify", "--json");
    assertThat(verified.exit()).as(verified.out()).isZero();
    for (JsonNode line : new ObjectMapper().readTree(verified.out()).path("checks")) {
      if (!line.path("state").asText().equals("ok")) {
        assertThat(line.path("check").asText())
            .isIn("evidence", "ibs bands", "expected performance");
      }
    }
  }

  @Test
  void areWarnedOfWhereBarsAreThoseOfAMarket() throws IOException {
    ShippedHouse house = ShippedHouse.in(root).withShippedBundles();
    Path bars = root.resolve("bars");
    assertThat(house.run("data", "synth", "--out", bars.toString()).exit()).isZero();
    Files.delete(bars.resolve("SYNTHETIC.txt"));
    keepOnly("GC.csv", bars);
    Ended ended =
        house.run(
            "backtest", "--strategy", "breakout", "--symbols", "GC", "--data", bars.toString());

    assertThat(ended.exit()).as("they read no other instrument: " + ended.err()).isZero();
    assertThat(ended.err()).contains("breakout: the models of GC were trained on made-up prices");
    assertThat(ended.out()).as("they have not seen these bars").doesNotContain("In sample");
    assertThat(house.run("backtest", "--strategy=breakout", "--symbols=SI", "--data=" + bars).err())
        .as("what has to be mended, and nothing before it")
        .startsWith("error: There are no bars of SI: ")
        .doesNotContain("made-up prices");
    house.reconfigure("data:\n", "data:\n  dir: bars\n");
    assertThat(house.run("verify", "--strategy", "breakout").out())
        .contains("were trained on made-up prices");
  }

  /** One of the fifteen, by the settings of {@code models/regenerate.sh}; the script makes all. */
  @Test
  void areMadeAnewByteForByte() throws IOException {
    String script = Files.readString(ShippedHouse.repository().resolve("models/regenerate.sh"));
    Matcher settings = Pattern.compile("--trials \\S+ --trees \\S+").matcher(script);
    assertThat(settings.find()).isTrue();
    Matcher features = Pattern.compile("features=\\(\\s+([^)]+?)\\s+\\)").matcher(script);
    assertThat(features.find()).isTrue();
    Path made = root.resolve("made");
    List<String> line =
        new ArrayList<>(List.of("optimize", "--strategy", "breakout", "--symbols", "GC"));
    line.addAll(List.of(settings.group().split(" ")));
    line.addAll(List.of("--features", features.group(1).replaceAll("\\s+", ",")));
    line.addAll(List.of("--trials-db", made.resolve("t.db").toString()));
    line.addAll(List.of("--output", made.toString()));
    Ended ended = ShippedHouse.in(root).run(line.toArray(String[]::new));

    assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
    for (String name : List.of("GC_best.json", "GC_rf_model.pkl")) {
      assertThat(made.resolve(name))
          .as("after a change of what is trained or on what, run models/regenerate.sh")
          .hasSameBinaryContentAs(
              ShippedHouse.repository().resolve("models/breakout").resolve(name));
    }
  }

  private static void keepOnly(String name, Path bars) throws IOException {
    try (Stream<Path> files = Files.walk(bars)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().equals(name)) {
          Files.delete(file);
        }
      }
    }
  }

  private static JsonNode metadata(String folder, String symbol) throws IOException {
    return new ObjectMapper()
        .readTree(
            ShippedHouse.repository().resolve(folder).resolve(symbol + "_best.json").toFile());
  }
}
