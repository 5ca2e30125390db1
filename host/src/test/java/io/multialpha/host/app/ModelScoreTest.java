package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.model.export.PicklePayload;
import io.multialpha.host.model.export.SklearnPickle;
import io.multialpha.host.model.export.SklearnRelease;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.sklearn.ClassLabel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AK is a forest for the inputs f0, f1 and f2; AM names its four p, q, r and s. */
class ModelScoreTest {
  @TempDir Path root;

  private Path unnamed;
  private Path named;

  @BeforeEach
  void models() throws Exception {
    unnamed = ModelInspectTest.model("AK");
    named = ModelInspectTest.model("AM");
  }

  private Cli.Result score(Path model, String rows, String... options) throws IOException {
    Path input = Files.writeString(root.resolve("rows.csv"), rows);
    String[] args = new String[options.length + 5];
    args[0] = "models";
    args[1] = "score";
    args[2] = model.toString();
    args[3] = "--input";
    args[4] = input.toString();
    System.arraycopy(options, 0, args, 5, options.length);
    return Cli.in(root).run(args);
  }

  @Test
  void looksForTheSeparatorBeforeItMissesColumns() throws IOException {
    for (String separator : new String[] {";", "\t"}) {
      assertThat(score(named, "p;q;r;s\n1;2;3;4\n".replace(";", separator)).err())
          .isEqualTo(
              "error: "
                  + root.resolve("rows.csv")
                  + ", line 1: there is no comma; separate the columns by commas, not by semicolons"
                  + " or tabs.\n");
    }
  }

  @Test
  void printsTheTextsThatPythonPrints() throws Exception {
    for (String name : new String[] {"AK", "VA_pipeline_scaler", "VB_calibrated_isotonic"}) {
      Path model = ModelInspectTest.model(name);
      String expected =
          Files.readString(model.resolveSibling(name + ".expected.csv")).replace("\r", "");
      String rows = Files.readString(model.resolveSibling(name + ".input.csv"));

      Cli.Result result = score(model, rows, "--header");

      assertThat(result.err()).isEmpty();
      assertThat(result.exit()).isZero();
      assertThat(result.out()).isEqualTo(expected);
      assertThat(score(model, rows).out())
          .isEqualTo(expected.substring(expected.indexOf('\n') + 1));
    }
  }

  @Test
  void findsTheFeaturesByTheirNamesInAnyOrder() throws Exception {
    assertThat(score(named, "s,q,\"p\",r\n1,2,3,4\n\n5,6,7,8\n").out()).isEqualTo("1.0\n1.0\n");
    assertThat(score(named, "f3,f2,f1,f0\n1,2,3,4\n").out()).isEqualTo("1.0\n");
  }

  @Test
  void passesOverBlanksRoundNamesAsRoundNumbers() throws Exception {
    assertThat(score(named, "p, q ,r, s\n1, 2 ,3, 4\n").out()).isEqualTo("1.0\n");
    assertThat(score(unnamed, "f0, f0,f1,f2\n1,2,3,4\n").err()).contains("f0 comes twice");
  }

  @Test
  void quotesNamesOfClassesThatHoldCommasOrQuotes() throws Exception {
    TrainedForest forest = TrainedForest.of(ModelFile.read(unnamed));
    List<ClassLabel> labels =
        List.of(new ClassLabel.Text("down, a lot"), new ClassLabel.Text("\"up\""));
    Path model = root.resolve("texts.pkl");
    try (OutputStream out = Files.newOutputStream(model)) {
      SklearnPickle.write(
          new TrainedForest(forest.kind(), forest.forest(), labels, List.of(), Map.of()),
          new PicklePayload.Bare(),
          SklearnRelease.V1_4,
          out);
    }

    assertThat(score(model, "f0,f1,f2\n1,2,3\n", "--header").out())
        .startsWith("\"proba['down, a lot']\",\"proba['\"\"up\"\"']\"\n");
  }

  @Test
  void namesAFeatureThatIsMissing() throws Exception {
    Cli.Result result = score(unnamed, "f0,f1,F3\n1,2,3\n");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("rows.csv, line 1: there is no column f2", "the columns must be f0 to f2");
    assertThat(score(named, "p,q,r,t\n1,2,3,4\n").err()).contains("there is no column s.");
  }

  @Test
  void refusesColumnsThatItDoesNotKnowUnlessToldToPassOverThem() throws Exception {
    String rows = "time,f0,f1,f2\nMonday,1,2,3\n";

    assertThat(score(unnamed, rows).err())
        .contains("the column time is no feature of the model", "--ignore-extra");
    assertThat(score(unnamed, rows, "--ignore-extra").out()).hasLineCount(1);
    assertThat(score(unnamed, "f0,f1,f2,f0\n1,2,3,4\n").err()).contains("f0 comes twice");
  }

  @Test
  void namesLineAndColumnOfANumberThatWillNotDo() throws Exception {
    String fine = "f0,f1,f2\n1,2,3\n\n";

    assertThat(score(unnamed, fine + "1,x,3\n").err())
        .contains("rows.csv, line 4, column f1: the value is 'x', expected a number");
    assertThat(score(unnamed, fine + "1,,3\n").err())
        .contains("line 4, column f1: the value is missing (NaN), which RandomForestClassifier");
    assertThat(score(unnamed, fine + "1,2,1e39\n").err())
        .contains("line 4, column f2: the value is 1e+39, too large for a float of 32 bits");
    assertThat(score(unnamed, fine + "-inf,2,3\n").err())
        .contains("line 4, column f0: the value is infinite");
    assertThat(score(unnamed, fine + "1,2\n").err())
        .contains("line 4: 2 values, but line 1 names 3 columns");
    assertThat(score(unnamed, fine + "1,2,0x1p3\n").exit()).isEqualTo(2);
    assertThat(score(unnamed, "").err()).contains("line 1: empty");
  }

  @Test
  void printsJson() throws Exception {
    JsonNode json =
        new ObjectMapper().readTree(score(unnamed, "f0,f1,f2\n1,2,3\n", "--json").out());

    assertThat(json.path("classes")).hasSize(2);
    assertThat(json.path("positive").asInt()).isEqualTo(1);
    assertThat(json.path("probabilities").path(0).path(0).asDouble()).isBetween(0.0, 1.0);
  }

  /** Rows in the order of either list would be scored, and one of the two is wrong. */
  @Test
  void scoresNoModelBesideWhichItsInputsStandInAnotherOrder() throws Exception {
    Path model = root.resolve("swapped.pkl");
    try (OutputStream out = Files.newOutputStream(model)) {
      SklearnPickle.write(
          TrainedForest.of(ModelFile.read(named)),
          new PicklePayload.WithFeatures(List.of("q", "p", "r", "s"), Map.of()),
          SklearnRelease.V1_4,
          out);
    }
    String reason = "has q in place 1, where the model was trained with p";

    Cli.Result scored = score(model, "p,q,r,s\n1,2,3,4\n");
    assertThat(scored.exit()).isEqualTo(2);
    assertThat(scored.out()).isEmpty();
    assertThat(scored.err()).contains("swapped.pkl cannot serve as a model: ", reason);
    Cli.Result inspected =
        Cli.in(root).run("models", "inspect", model.toString(), "--strict", "--json");
    assertThat(inspected.exit()).isEqualTo(1);
    assertThat(inspected.out()).contains(reason);
  }

  @Test
  void saysWhyAFileIsNoModel() throws Exception {
    Path junk = Files.writeString(root.resolve("junk.pkl"), "{}");
    Cli.Result result = score(junk, "f0\n1\n");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("junk.pkl cannot serve as a model: ");
  }
}
