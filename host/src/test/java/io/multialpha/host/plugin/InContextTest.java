package io.multialpha.host.plugin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a plugin's model loader that fails: one bundle of no use, not all commands. */
class InContextTest {
  private static final ModelFiles FILES =
      new ModelFiles("ES", Path.of("ES_best.json"), Path.of("ES_rf_model.onnx"));

  /** Throws whatever it is asked. */
  private record Failing(Error error) implements ModelBundleLoader {
    @Override
    public String id() {
      return "failing";
    }

    @Override
    public boolean canRead(ModelFiles files) {
      throw error;
    }

    @Override
    public ModelBundle load(ModelFiles files) {
      throw error;
    }
  }

  @Test
  void makesASentenceOfTheErrorsThatABundleCanCause() {
    for (Error error : List.of(new StackOverflowError(), new AssertionError("odd"))) {
      InContext loader = new InContext(new Failing(error), "failing", List.of());

      assertThatThrownBy(() -> loader.canRead(FILES))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining("failing failed at looking at ES_best.json and ES_rf_model.onnx");
      assertThatThrownBy(() -> loader.load(FILES))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("failing failed at loading ES_best.json and ES_rf_model.onnx");
    }
  }

  @Test
  void doesNotTakeTheEndOfTheMemoryForAFaultOfTheBundle() {
    InContext loader = new InContext(new Failing(new OutOfMemoryError("full")), "f", List.of());

    assertThatThrownBy(() -> loader.load(FILES)).isInstanceOf(OutOfMemoryError.class);
  }
}
