package io.multialpha.host.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.host.ExitCode;
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

    BundleSurvey survey = BundleSurvey.of(folder, LAYOUT, List.of("ES", "NQ", "CL"));

    assertThat(survey.present()).containsExactly(new ModelFiles("NQ", metadata, model));
    assertThat(survey.missing()).containsExactly("ES", "CL");
  }

  @Test
  void takesAFolderThatDoesNotExistAsEmpty() {
    BundleSurvey survey = BundleSurvey.of(folder.resolve("none"), LAYOUT, List.of("ES"));

    assertThat(survey.present()).isEmpty();
    assertThat(survey.missing()).containsExactly("ES");
  }

  @Test
  void refusesEveryHalfBundleNamingBothFiles() throws IOException {
    Path onlyMetadata = touch("ES_best.json");
    Path onlyModel = touch("NQ_rf_model.pkl");

    assertThatThrownBy(() -> BundleSurvey.of(folder, LAYOUT, List.of("ES", "NQ")))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContainingAll(
            onlyMetadata + " is there, " + folder.resolve("ES_rf_model.pkl") + " is not",
            onlyModel + " is there, " + folder.resolve("NQ_best.json") + " is not");
  }

  private Path touch(String name) throws IOException {
    return Files.createFile(folder.resolve(name));
  }
}
