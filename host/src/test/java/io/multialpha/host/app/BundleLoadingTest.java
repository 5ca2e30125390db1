package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.model.Classifier;
import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import io.multialpha.host.model.BundleReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BundleLoadingTest {
  private static final List<ModelFiles> BUNDLES =
      IntStream.range(0, 20)
          .mapToObj(i -> new ModelFiles("S" + i, Path.of("S" + i + ".json"), Path.of("S" + i)))
          .toList();

  /** Refuses every third bundle, and counts how many threads are in it. */
  private static class Counting implements ModelBundleLoader {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Override
    public String id() {
      return "counting";
    }

    @Override
    public boolean canRead(ModelFiles files) {
      return true;
    }

    @Override
    public ModelBundle load(ModelFiles files) throws ModelLoadException {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      IntStream.range(0, 1000).forEach(i -> Thread.onSpinWait());
      inside.decrementAndGet();
      if (Integer.parseInt(files.symbol().substring(1)) % 3 == 0) {
        throw new ModelLoadException(files.symbol() + " is of no use.");
      }
      Classifier one =
          new Classifier() {
            @Override
            public int inputs() {
              return 1;
            }

            @Override
            public double probability(double[] values) {
              return 1;
            }
          };
      return new ModelBundle(files.symbol(), one, List.of("a"), 0.5, Map.of());
    }
  }

  @Test
  void keepsTheOrderAndSaysOfEachWhatIsWrong() {
    BundleReader reader = BundleReader.of(List.of(), List.of(new Counting()));
    Map<String, BundleLoading> loaded = BundleLoading.of(reader, BUNDLES, Function.identity());

    assertThat(loaded.keySet())
        .containsExactlyElementsOf(BUNDLES.stream().map(ModelFiles::symbol).toList());
    assertThat(loaded.get("S3").problem()).isEqualTo("S3 is of no use.");
    assertThat(loaded.get("S3").bundle()).isEmpty();
    assertThat(loaded.get("S4").problem()).isEmpty();
    assertThat(loaded.get("S4").bundle().orElseThrow().bundle().symbol()).isEqualTo("S4");
  }

  @Test
  void callsTheLoadersOfPluginsOneAtATime() {
    Counting loader = new Counting();
    BundleLoading.of(BundleReader.of(List.of(loader), List.of()), BUNDLES, Function.identity());

    assertThat(loader.most).hasValue(1);
  }

  @Test
  void passesOnWhatNoLoaderShouldThrow() {
    ModelBundleLoader broken =
        new Counting() {
          @Override
          public ModelBundle load(ModelFiles files) {
            throw new IllegalStateException("a bug");
          }
        };

    assertThatThrownBy(
            () ->
                BundleLoading.of(
                    BundleReader.of(List.of(), List.of(broken)), BUNDLES, Function.identity()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a bug");
  }
}
