package io.multialpha.host.model.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.model.forest.LeafValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files of scikit-learn, and the probabilities that it gave. */
class SavedForestsTest {
  private static final String FOLDER = "fixtures/pickle";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AB",
        "AD",
        "AE",
        "AF",
        "AG",
        "AK",
        "AL",
        "AM",
        "VA_pipeline_scaler",
        "VB_calibrated_isotonic",
        "VD_frozen",
        "VE_calibrated_frozen",
        "VM_protocol0"
      })
  void givesTheBitsOfScikitLearn(String name) throws Exception {
    SavedForest.ofResource(name).requireEqualBits();
  }

  @TestFactory
  List<DynamicTest> givesTheBitsOfScikitLearnForEveryFileAtHand() throws Exception {
    Path folder = SavedForest.shared(FOLDER);
    try (Stream<Path> files = Files.walk(folder)) {
      List<DynamicTest> tests =
          files
              .filter(file -> file.toString().endsWith(".expected.csv"))
              .sorted()
              .map(SavedForestsTest::test)
              .toList();
      assertThat(tests).hasSizeGreaterThan(20);
      return tests;
    }
  }

  private static DynamicTest test(Path expected) {
    String name = expected.getFileName().toString().replace(".expected.csv", "");
    Path folder = expected.resolveSibling(name);
    Path model =
        Stream.of("_rf_model.pkl", ".pkl", ".joblib")
            .map(end -> folder.resolveSibling(name + end))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    return DynamicTest.dynamicTest(
        name,
        () ->
            new SavedForest(model, folder.resolveSibling(name + ".input.csv"), expected)
                .requireEqualBits());
  }

  @Test
  void refusesTheRowsThatScikitLearnRefuses() throws Exception {
    Path folder = SavedForest.shared(FOLDER).resolve("forests");
    SklearnModel model = SavedForest.read(folder.resolve("AK_rf_model.pkl"));
    RowScorer scorer = model.scorer();
    double[] into = new double[2];
    List<String> lines = Files.readAllLines(folder.resolve("reject_rows.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", 3);
      double value =
          switch (cells[0]) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(cells[0]);
          };
      double[] row = {0.5, value, -1};
      boolean fine = cells[2].startsWith("ok");

      assertThat(scorer.probabilities(row, into)).as(line).isEqualTo(fine);
      assertThat(model.fault(row).isEmpty()).as(line).isEqualTo(fine);
      model.fault(row).ifPresent(fault -> assertThat(fault.input()).isEqualTo(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"VH_regressor", "VI_multioutput", "VJ_unfitted"})
  void refusesByNameWhatIsNoClassifierOfOneThing(String name) {
    Path file = SavedForest.shared(FOLDER).resolve("forests/variants/" + name + ".pkl");

    assertThatThrownBy(() -> SavedForest.read(file))
        .isInstanceOf(SklearnException.class)
        .hasMessageContaining(
            switch (name) {
              case "VH_regressor" ->
                  "sklearn.ensemble._forest.RandomForestRegressor, which gives no probabilities";
              case "VI_multioutput" -> "RandomForestClassifier predicts 2 things at once";
              default -> "RandomForestClassifier has no estimators_: it was saved before";
            });
  }

  @Test
  void tellsWhatAFileHolds() throws Exception {
    SklearnModel model = SavedForest.read(SavedForest.ofResource("AE").model());

    assertThat(model.description()).isEqualTo("RandomForestClassifier");
    assertThat(model.version()).isEqualTo("1.2.1");
    assertThat(model.warnings()).isEmpty();
    assertThat(model.inputs()).isEqualTo(30);
    assertThat(model.features()).hasSize(30).doesNotHaveDuplicates();
    assertThat(model.classes()).hasToString("[0, 1]");
    assertThat(model.positive()).isEqualTo(1);
    assertThat(model.trees()).isEqualTo(45);
    assertThat(model.nodes()).isEqualTo(985);
    assertThat(model.depth()).isEqualTo(5);
    assertThat(model.forests()).hasSize(1);
    assertThat(model.forests().get(0).leafValues()).isEqualTo(LeafValues.COUNTS);
    assertThat(model.forests().get(0).acceptsMissing()).isFalse();
    assertThat(model.parameters()).containsAllEntriesOf(Map.of("n_estimators", 45L));
    assertThat(model.metadata()).containsKeys("threshold", "symbol");
  }

  @Test
  void tellsWhatPipelinesAndCalibratedModelsConsistOf() throws Exception {
    assertThat(SavedForest.read(SavedForest.ofResource("VA_pipeline_scaler").model()).description())
        .isEqualTo("Pipeline(StandardScaler, RandomForestClassifier)");
    assertThat(
            SavedForest.read(SavedForest.ofResource("VB_calibrated_isotonic").model())
                .description())
        .isEqualTo("CalibratedClassifierCV(3 x RandomForestClassifier, isotonic)");
  }

  /** As scikit-learn from 1.6 on wants models calibrated that are fitted already. */
  @Test
  void looksThroughWhatFreezesAModel() throws Exception {
    SklearnModel frozen = SavedForest.read(SavedForest.ofResource("VD_frozen").model());
    assertThat(frozen.description()).isEqualTo("RandomForestClassifier");
    assertThat(frozen.version()).isEqualTo("1.6.1");
    assertThat(frozen.features()).containsExactly("p", "q", "r");
    assertThat(frozen.parameters()).containsEntry("n_estimators", 6L);
    assertThat(
            SavedForest.read(SavedForest.ofResource("VE_calibrated_frozen").model()).description())
        .isEqualTo("CalibratedClassifierCV(RandomForestClassifier, isotonic)");
  }

  @Test
  void takesTheLastClassForPositiveWhereNoneIsOne() throws Exception {
    SklearnModel texts = SavedForest.read(SavedForest.ofResource("AG").model());
    SklearnModel truths = SavedForest.read(SavedForest.ofResource("AF").model());

    assertThat(texts.classes()).hasToString("[down, up]");
    assertThat(texts.positive()).isEqualTo(1);
    assertThat(truths.classes()).hasToString("[False, True]");
    assertThat(truths.positive()).isEqualTo(1);
  }
}
