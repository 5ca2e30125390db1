package io.multialpha.host.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.Checksum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code models export} and {@code models convert}. */
class ModelWritingTest {
  @TempDir Path root;

  private Cli.Result run(String command, Path model, String... options) throws Exception {
    return Cli.in(root)
        .run(
            Stream.concat(Stream.of("models", command, model.toString()), Stream.of(options))
                .toArray(String[]::new));
  }

  private Path out(String name) {
    return root.resolve(name);
  }

  @Test
  void exportsAPickleThatScoresAlike() throws Exception {
    Path model = ModelInspectTest.model("AK");
    Path rows = model.resolveSibling("AK.input.csv");
    String expected = run("score", model, "--input", rows.toString()).out();
    for (String release : new String[] {"1.2", "1.3", "1.4"}) {
      Path written = out(release + ".pkl");

      Cli.Result result =
          run("export", model, "--to", "pkl", "--sklearn", release, "--out", written.toString());

      assertThat(result.exit()).isZero();
      assertThat(result.out())
          .startsWith("Wrote ")
          .endsWith(" with 3 trees, 3 nodes and 2 classes.\n");
      assertThat(run("score", written, "--input", rows.toString()).out()).isEqualTo(expected);
    }
  }

  @Test
  void saysWhatIsDifferentInANewerRelease() throws Exception {
    Path model = ModelInspectTest.model("AK");

    assertThat(run("export", model, "--to", "pkl", "--out", out("a.pkl").toString()).err())
        .isEqualTo(
            "warning: scikit-learn 1.4 and later score rows with missing values, which it refused"
                + " for the model before.\nnote: In a bundle, Model_SHA256 of this file is "
                + Checksum.sha256(out("a.pkl"))
                + ".\n");
    assertThat(
            run(
                    "export",
                    out("a.pkl"),
                    "--to",
                    "pkl",
                    "--sklearn",
                    "1.2",
                    "--out",
                    out("b.pkl").toString())
                .err())
        .startsWith(
            "warning: scikit-learn 1.2 refuses rows with missing values, which this model scores"
                + " elsewhere.\n");
  }

  @Test
  void doesNotWriteOverTheModelItself() throws Exception {
    Path model = Files.copy(ModelInspectTest.model("AK"), out("model.pkl"));
    Path link = Files.createSymbolicLink(out("link.onnx"), model);
    for (Path target : List.of(model, link)) {
      Cli.Result result =
          run("convert", model, "--to", "onnx", "--force", "--out", target.toString());

      assertThat(result.exit()).isEqualTo(2);
      assertThat(result.err())
          .contains(" is what this command reads, and would be gone; name another file to write.");
    }
    assertThat(model).hasSameBinaryContentAs(ModelInspectTest.model("AK"));
  }

  @Test
  void convertsToJsonWithEveryNode() throws Exception {
    Path written = out("model.json");

    Cli.Result result =
        run("convert", ModelInspectTest.model("AM"), "--to", "json", "--out", written.toString());

    assertThat(result.exit()).isZero();
    JsonNode json = new ObjectMapper().readTree(Files.readString(written));
    assertThat(json.get("format").asText()).isEqualTo("multi-alpha-forest");
    assertThat(json.get("features").toString()).isEqualTo("[\"p\",\"q\",\"r\",\"s\"]");
    assertThat(json.get("classes").toString()).isEqualTo("[1]");
    assertThat(json.get("leaf_values").asText()).isEqualTo("counts");
    assertThat(json.get("trees")).hasSize(4);
    JsonNode root = json.get("trees").get(0).get(0);
    assertThat(root.get("node").asInt()).isZero();
    assertThat(root.get("values")).hasSize(1);
    assertThat(Files.readString(written)).contains("\n      { \"node\": 0, \"").endsWith("}\n");
  }

  @Test
  void convertsToOnnx() throws Exception {
    Path written = out("model.onnx");

    Cli.Result result =
        run("convert", ModelInspectTest.model("AK"), "--to", "onnx", "--out", written.toString());

    assertThat(result.exit()).isZero();
    assertThat(Files.readAllBytes(written))
        .startsWith(8, 8)
        .contains("TreeEnsembleRegressor".getBytes(US_ASCII));
  }

  @Test
  void replacesNoFileUnlessToldTo() throws Exception {
    Path model = ModelInspectTest.model("AK");
    Path there = Files.writeString(out("there.json"), "mine");

    Cli.Result refused = run("convert", model, "--to", "json", "--out", there.toString());

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("exists already; name another file with --out");
    assertThat(there).hasContent("mine");
    assertThat(run("convert", model, "--to", "json", "--out", there.toString(), "--force").exit())
        .isZero();
    assertThat(there.toFile().length()).isGreaterThan(100);
    assertThat(root.resolve("there.json.new")).doesNotExist();
  }

  @Test
  void refusesWhatIsMoreThanAForestByName() throws Exception {
    Cli.Result result =
        run(
            "convert",
            ModelInspectTest.model("VA_pipeline_scaler"),
            "--to",
            "onnx",
            "--out",
            out("x.onnx").toString());

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err())
        .contains("cannot be written as ONNX: Pipeline(StandardScaler, RandomForestClassifier)");
    assertThat(out("x.onnx")).doesNotExist();
  }

  @Test
  void namesTheReleasesItCanWriteFor() throws Exception {
    Cli.Result result =
        run("export", ModelInspectTest.model("AK"), "--to", "pkl", "--sklearn", "0.24");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("--sklearn is 0.24, expected one of: 1.2, 1.3, 1.4.");
  }
}
