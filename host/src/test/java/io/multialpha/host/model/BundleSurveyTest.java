package io.multialpha.host.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.strategy.ModelLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleSurveyTest {
  private static final ModelLayout LAYOUT = ModelLayout.standard();

  @TempDir Path folder;

  @Test
  void tellsInstrumentsWithABundleFromThoseWithout() throws IOException {
    Path metadata = touch("NQ_best.json");
    Path model = touch("NQ_rf_model.pkl");

    BundleSurvey survey = survey("ES", "NQ", "CL");

    assertThat(survey.present()).containsExactly(new ModelFiles("NQ", metadata, model));
    assertThat(survey.missing()).containsExactly("ES", "CL");
  }

  @Test
  void doesNotTakeWhatASearchRejectedForMissing() throws IOException {
    touch("ES_rejected.json");
    touch("NQ_rejected.json");
    touch("NQ_best.json");
    touch("NQ_rf_model.pkl");
    touch("SI_rejected.json");
    touch("SI_rf_model.pkl");

    BundleSurvey survey = survey("CL", "ES", "NQ", "SI");

    assertThat(survey.rejected()).containsExactly("ES");
    assertThat(survey.missing()).containsExactly("CL");
    assertThat(survey.present()).as("a bundle that is there counts").hasSize(1);
    assertThat(survey.unclear()).as("half a bundle is still that").containsOnlyKeys("SI");
  }

  @Test
  void takesAFolderThatDoesNotExistAsEmpty() {
    BundleSurvey survey = BundleSurvey.of(folder.resolve("none"), LAYOUT, List.of(), List.of("ES"));

    assertThat(survey.present()).isEmpty();
    assertThat(survey.missing()).containsExactly("ES");
  }

  @Test
  void namesBothFilesOfEveryHalfBundle() throws IOException {
    Path onlyMetadata = touch("ES_best.json");
    Path onlyModel = touch("NQ_rf_model.pkl");

    BundleSurvey survey = survey("ES", "NQ");

    assertThat(survey.present()).isEmpty();
    assertThat(survey.missing()).isEmpty();
    assertThat(survey.unclear().get("ES"))
        .contains(onlyMetadata + " is there, " + folder.resolve("ES_rf_model.pkl") + " is not");
    assertThat(survey.unclear().get("NQ"))
        .contains(onlyModel + " is there, " + folder.resolve("NQ_best.json") + " is not");
  }

  @Test
  void takesLinksToFilesThatAreGoneForABundleThatIsThere() throws IOException {
    Path gone = folder.resolve("not mounted");
    Path metadata = Files.createSymbolicLink(folder.resolve("ES_best.json"), gone);
    Path model = Files.createSymbolicLink(folder.resolve("ES_rf_model.pkl"), gone);

    BundleSurvey survey = survey("ES");

    assertThat(survey.missing()).isEmpty();
    assertThat(survey.present()).containsExactly(new ModelFiles("ES", metadata, model));
  }

  @Test
  void doesNotTakeAFolderThatCannotBeLookedIntoForAnEmptyOne() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("not mounted"));

    for (Path models : List.of(touch("file"), link)) {
      BundleSurvey survey = BundleSurvey.of(models, LAYOUT, List.of(), List.of("ES"));

      assertThat(survey.missing()).isEmpty();
      assertThat(survey.unclear().get("ES")).contains(models + " cannot be looked into");
    }
  }

  @Test
  void doesNotPassOverFilesThatAreNearlyCalledLikeABundle() throws IOException {
    touch("ES_best.json");
    Path joblib = touch("ES_rf_model.joblib");
    Path lowerCase = touch("nq_best.json");
    touch("nq_rf_model.pkl");
    touch("MES_best.json");
    touch("MES_rf_model.pkl");

    BundleSurvey survey = survey("ES", "NQ", "CL");

    assertThat(survey.missing()).containsExactly("CL");
    assertThat(survey.unclear().get("ES"))
        .isEqualTo(
            joblib
                + " is not taken for the model bundle of ES, whose files are called ES_best.json and"
                + " ES_rf_model.pkl. Rename it, install the plugin that reads such files, or move it"
                + " away.");
    assertThat(survey.unclear().get("NQ")).startsWith(lowerCase + " is not taken");
  }

  @Test
  void findsTheModelFileOfAnotherLoader() throws IOException {
    Path metadata = touch("ES_best.json");
    Path model = touch("ES_rf_model.onnx");

    assertThat(survey("ES").present()).containsExactly(new ModelFiles("ES", metadata, model));
  }

  @Test
  void doesNotChooseBetweenTwoModelFiles() throws IOException {
    touch("ES_best.json");
    Path pickle = touch("ES_rf_model.pkl");
    Path onnx = touch("ES_rf_model.onnx");

    BundleSurvey survey = survey("ES");

    assertThat(survey.present()).isEmpty();
    assertThat(survey.unclear().get("ES"))
        .isEqualTo(
            "There are 2 model files for ES: "
                + pickle
                + " and "
                + onnx
                + ". Keep the one that is to be used and move the other away.");
  }

  private BundleSurvey survey(String... symbols) {
    return BundleSurvey.of(folder, LAYOUT, List.of("{SYMBOL}_rf_model.onnx"), List.of(symbols));
  }

  private Path touch(String name) throws IOException {
    return Files.createFile(folder.resolve(name));
  }
}
