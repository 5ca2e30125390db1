package io.multialpha.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * What becomes of a plugin's model loader that fails or hangs: bundles of no use, not a command.
 */
class InContextTest {
  private static final ModelFiles FILES =
      new ModelFiles("ES", Path.of("ES_best.json"), Path.of("ES_rf_model.onnx"));

  private static final ModelFiles OTHERS =
      new ModelFiles("NQ", Path.of("NQ_best.json"), Path.of("NQ_rf_model.onnx"));
  private static final TimeLimit SHORT = new TimeLimit(Duration.ofMillis(200));

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

  private static InContext calling(ModelBundleLoader loader) {
    Path jar = Path.of("plugins", "failing.jar");
    return new InContext(new ModelLoaderOffer(loader, "failing", List.of(), jar), SHORT);
  }

  @Test
  void makesASentenceOfTheErrorsThatABundleCanCause() {
    for (Error error : List.of(new StackOverflowError(), new AssertionError("odd"))) {
      InContext loader = calling(new Failing(error));

      assertThatThrownBy(() -> loader.canRead(FILES))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining(
              "failing of failing.jar failed at looking at ES_best.json and ES_rf_model.onnx");
      assertThatThrownBy(() -> loader.load(FILES))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining(
              "failing of failing.jar failed at loading ES_best.json and ES_rf_model.onnx");
    }
  }

  @Test
  void doesNotTakeTheEndOfTheMemoryForAFaultOfTheBundle() {
    InContext loader = calling(new Failing(new OutOfMemoryError("full")));

    assertThatThrownBy(() -> loader.load(FILES)).isInstanceOf(OutOfMemoryError.class);
  }

  /** Never returns, not even when it is interrupted, and keeps no processor busy. */
  private static final class Hanging implements ModelBundleLoader {
    private final AtomicInteger calls = new AtomicInteger();

    private void hang() {
      calls.incrementAndGet();
      for (; ; ) {
        Thread.interrupted();
        LockSupport.park();
      }
    }

    @Override
    public String id() {
      return "failing";
    }

    @Override
    public boolean canRead(ModelFiles files) {
      hang();
      return true;
    }

    @Override
    public ModelBundle load(ModelFiles files) throws ModelLoadException {
      hang();
      throw new ModelLoadException("never");
    }
  }

  private static String calledNoMore(String doing) {
    return "The model bundle loader failing of failing.jar is called no more: "
        + doing
        + " had not returned after 0.2 s; mend the files or the plugin, or give it longer with"
        + " execution.call_timeout_seconds.";
  }

  @Test
  void givesUpOnALoaderThatDoesNotReturnAndCallsItNoMore() {
    Hanging hanging = new Hanging();
    InContext loader = calling(hanging);
    String sentence = calledNoMore("loading ES_best.json and ES_rf_model.onnx");

    assertThatThrownBy(() -> loader.load(FILES))
        .isInstanceOf(ModelLoadException.class)
        .hasMessage(sentence);
    assertThatThrownBy(() -> loader.load(OTHERS))
        .isInstanceOf(ModelLoadException.class)
        .hasMessage(sentence);
    assertThatThrownBy(() -> loader.canRead(OTHERS))
        .isInstanceOf(PluginException.class)
        .hasMessage(sentence);
    assertThat(hanging.calls).hasValue(1);
  }

  @Test
  void givesUpOnALoaderThatDoesNotSayWhetherItReadsABundle() {
    InContext loader = calling(new Hanging());

    assertThatThrownBy(() -> loader.canRead(FILES))
        .isInstanceOf(PluginException.class)
        .hasMessage(calledNoMore("looking at ES_best.json and ES_rf_model.onnx"));
  }

  @Test
  void givesAModelAMinuteOrMoreWhereMoreIsConfigured() {
    assertThat(TimeLimit.forModels(Duration.ofSeconds(10)).limit()).hasSeconds(60);
    assertThat(TimeLimit.forModels(Duration.ofSeconds(90)).limit()).hasSeconds(90);
  }
}
