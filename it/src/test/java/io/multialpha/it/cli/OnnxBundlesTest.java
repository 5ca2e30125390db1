package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.cli.Program.Ended;
import io.multialpha.it.plugin.OnnxBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of ONNX files, once the plugin that reads them is dropped in. */
class OnnxBundlesTest {
  @TempDir Path root;
  private Program program;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
    OnnxBundle.install(program.plugins());
  }

  private List<String> entries(String symbol) throws IOException {
    return Files.readAllLines(program.runs().get(0).resolve("decisions.csv")).stream()
        .filter(line -> line.contains("," + symbol + ",") && line.contains(",enter_long,"))
        .toList();
  }

  @Test
  void filterEntriesLikeAnyOther() throws IOException {
    Path models = root.resolve("models/gap-fade");
    OnnxBundle.write(models, "ES", 0.9, "price_usd");
    OnnxBundle.write(models, "NQ", 0.6, "price_usd");
    Ended ended = program.run("run");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(entries("ES"))
        .isNotEmpty()
        .allMatch(line -> line.contains(",0.75,0.9,model,score below the threshold,"));
    assertThat(entries("NQ")).anyMatch(line -> line.contains(",0.75,0.6,ordered,"));
    assertThat(program.runs().get(0).resolve("summary.json")).content().contains("\"onnx\"");
  }

  @Test
  void areListed() throws IOException {
    OnnxBundle.write(root.resolve("models/gap-fade"), "ES", 0.6, "price_usd");
    Ended ended = program.run("models", "list");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("ES_rf_model.onnx", "0.6");
  }

  @Test
  void areRefusedWhereTheMetadataSayTwoThings() throws IOException {
    Path models = root.resolve("models/gap-fade");
    OnnxBundle.write(models, "ES", 0.6, "price_usd");
    OnnxBundle.write(models, "NQ", 0.6, "price_usd");
    say(models.resolve("ES_best.json"), "\"threshold\": 0.9");
    say(models.resolve("NQ_best.json"), "\"feature_profile\": \"corrected\"");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains("ES_best.json has both Prod_Threshold 0.6 and threshold 0.9; keep the right one")
        .contains("NQ_best.json has the key feature_profile but not Feature_Profile; rename it to");
  }

  private static void say(Path metadata, String more) throws IOException {
    Files.writeString(metadata, Files.readString(metadata).replace("{", "{" + more + ", "));
  }
}
