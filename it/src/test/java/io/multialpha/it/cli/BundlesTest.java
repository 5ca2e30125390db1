package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Until models can be scored, a bundle must never be ignored in silence. */
class BundlesTest {
  @TempDir Path root;
  private Program program;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
  }

  private Path bundleFile(String name) throws IOException {
    Path folder = Files.createDirectories(root.resolve("models/gap-fade"));
    return Files.writeString(folder.resolve(name), "{}");
  }

  private void onMissingModel(String rule) throws IOException {
    program.reconfigure("max_positions: 2", "max_positions: 2\n    on_missing_model: " + rule);
  }

  @Test
  void tradesUnfilteredWithoutBundlesAndNotesIt() {
    Ended ended = program.run("run");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .contains(
            "Note: fade: there is no model bundle in models/gap-fade for ES, NQ: traded without a"
                + " model, unfiltered.");
  }

  @Test
  void refusesABundleThatItCannotScore() throws IOException {
    bundleFile("ES_best.json");
    bundleFile("ES_rf_model.pkl");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualTo(
            "error: fade: found the model bundle models/gap-fade/ES_rf_model.pkl, which this"
                + " version cannot score. Move it and its ES_best.json away to trade ES without a"
                + " model.\n");
    assertThat(program.runs()).isEmpty();
  }

  @Test
  void refusesHalfABundle() throws IOException {
    Path model = bundleFile("ES_rf_model.pkl");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains("The model bundle of ES is incomplete", model + " is there", "ES_best.json");
  }

  @Test
  void refusesToLeaveEveryInstrumentOut() throws IOException {
    onMissingModel("skip");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("nothing is left to trade");
  }

  @Test
  void refusesToStartWithoutABundleIfAskedTo() throws IOException {
    onMissingModel("fail");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains("for ES, NQ", "ES_best.json and ES_rf_model.pkl for ES", "on_missing_model");
  }
}
