package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelInspectTest {
  @TempDir Path root;

  static Path model(String name) throws Exception {
    return Path.of(
        Objects.requireNonNull(
                ModelInspectTest.class.getResource("/models/" + name + "_rf_model.pkl"))
            .toURI());
  }

  private Cli.Result inspect(Path file, String... options) {
    String[] args = new String[options.length + 3];
    args[0] = "models";
    args[1] = "inspect";
    args[2] = file.toString();
    System.arraycopy(options, 0, args, 3, options.length);
    return Cli.in(root).run(args);
  }

  @Test
  void showsWhatAModelIs() throws Exception {
    Cli.Result result = inspect(model("VA_pipeline_scaler"), "--strict");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains(
            "588008a938d962c807d710bf3ab312a94e6ccad78f52dc96633ee46ab375824d",
            "protocol 4",
            "sklearn.preprocessing._data.StandardScaler",
            "Pipeline(StandardScaler, RandomForestClassifier)",
            "1.2.1",
            "0, 1; the positive one is 1",
            "not named")
        .containsPattern("can serve as a model +yes");
  }

  @Test
  void showsTheSameAsJson() throws Exception {
    Cli.Result result = inspect(model("VM_protocol0"), "--json");
    JsonNode json = new ObjectMapper().readTree(result.out());

    assertThat(result.exit()).isZero();
    assertThat(json.path("can_serve").asBoolean()).isTrue();
    assertThat(json.path("protocol").asInt(-1)).isZero();
    assertThat(json.path("class").asText()).isEqualTo("RandomForestClassifier");
    assertThat(json.path("trees").asInt()).isEqualTo(5);
    assertThat(json.path("nodes").asInt()).isEqualTo(139);
    assertThat(json.path("depth").asInt()).isEqualTo(4);
    assertThat(json.path("inputs").asInt()).isEqualTo(6);
    assertThat(json.path("parameters").path("max_depth").asInt()).isEqualTo(4);
    assertThat(json.path("names")).anyMatch(name -> name.asText().equals("numpy.dtype"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>404</html>", "cos\nsystem\n(S'true'\ntR."})
  void saysOfAnythingElseWhyItCannotServe(String content) throws Exception {
    Path file = Files.writeString(root.resolve("file.pkl"), content, StandardCharsets.US_ASCII);
    Cli.Result lenient = inspect(file);
    Cli.Result strict = inspect(file, "--strict");
    JsonNode json = new ObjectMapper().readTree(inspect(file, "--json").out());

    assertThat(lenient.exit()).isZero();
    assertThat(lenient.err()).isEmpty();
    assertThat(lenient.out()).containsPattern("can serve as a model +no: .{20}");
    assertThat(strict.exit()).isEqualTo(1);
    assertThat(strict.out()).isEqualTo(lenient.out());
    assertThat(json.path("can_serve").asBoolean(true)).isFalse();
    assertThat(json.path("reason").asText()).isNotBlank();
  }

  @Test
  void listsWhatAHostileFileNames() throws Exception {
    Path file = Files.writeString(root.resolve("file.pkl"), "cos\nsystem\n(S'true'\ntR.");
    Cli.Result result = inspect(file);

    assertThat(result.out()).containsPattern("not allowed +os.system");
    assertThat(new ObjectMapper().readTree(inspect(file, "--json").out()).path("not_allowed"))
        .hasToString("[\"os.system\"]");
  }

  @Test
  void namesAFileThatIsNotThere() {
    Cli.Result result = inspect(root.resolve("none.pkl"));

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: There is no ").contains("none.pkl");
  }
}
