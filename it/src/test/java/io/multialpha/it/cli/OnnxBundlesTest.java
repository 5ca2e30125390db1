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
}
