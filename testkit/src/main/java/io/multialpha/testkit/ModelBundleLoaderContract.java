package io.multialpha.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the host relies on in every {@link ModelBundleLoader}, as numbered cases. An author extends
 * this class and gives his loader and a good bundle; the cases damage copies of it.
 */
public abstract class ModelBundleLoaderContract {
  private static final int DAMAGES = 150;
  private static final int INPUTS = 200;

  @TempDir private Path folder;

  /** A fresh instance, made as the host makes it. Called many times. */
  protected abstract ModelBundleLoader loader();

  /**
   * The files of a good bundle, written to the folder or lying elsewhere; the same each time.
   *
   * @param empty a folder to write to
   */
  protected abstract ModelFiles bundle(Path empty) throws IOException;

  @Test
  @DisplayName("M1 names itself the same each time")
  void m1NamesItselfTheSameEachTime() {
    ModelBundleLoader one = loader();

    assertThat(one.id()).as("id()").isNotBlank().isEqualTo(one.id()).isEqualTo(loader().id());
    assertThat(one.modelFiles())
        .as("modelFiles()")
        .isEqualTo(one.modelFiles())
        .isEqualTo(loader().modelFiles())
        .allSatisfy(
            name ->
                assertThat(name)
                    .as("a plain file name")
                    .contains("{SYMBOL}")
                    .doesNotContain("/", "\\"));
  }

  @Test
  @DisplayName("M2 knows its own files, and says so of any without failing")
  void m2KnowsItsOwnFiles() throws IOException {
    ModelFiles good = good();
    assertThat(loader().canRead(good)).as("canRead of the good bundle").isTrue();

    for (byte[] content :
        new byte[][] {{}, {0}, noise(5_000), "no model".getBytes(StandardCharsets.UTF_8)}) {
      ModelFiles other = copy(good, content, content);
      assertThatCode(() -> loader().canRead(other))
          .as("canRead of junk")
          .doesNotThrowAnyException();
    }
  }

  @Test
  @DisplayName("M3 loads a good bundle, the same each time")
  void m3LoadsAGoodBundleTheSameEachTime() throws IOException, ModelLoadException {
    ModelFiles files = good();
    byte[] metadata = Files.readAllBytes(files.metadata());
    byte[] model = Files.readAllBytes(files.model());

    ModelBundle bundle = loader().load(files);
    ModelBundle again = loader().load(files);

    assertThat(bundle.symbol()).as("symbol").isEqualTo(files.symbol());
    assertThat(again.features()).as("features").isEqualTo(bundle.features());
    assertThat(again.threshold()).as("threshold").isEqualTo(bundle.threshold());
    assertThat(again.metadata().toString()).as("metadata").isEqualTo(bundle.metadata().toString());
    assertThat(probabilities(again)).as("probabilities").isEqualTo(probabilities(bundle));
    assertThat(Files.readAllBytes(files.metadata())).as("the metadata file").isEqualTo(metadata);
    assertThat(Files.readAllBytes(files.model())).as("the model file").isEqualTo(model);
  }

  @Test
  @DisplayName("M4 gives probabilities from 0 to 1, or NaN where a number is no float")
  void m4GivesProbabilitiesOrNaNWhereANumberIsNoFloat() throws IOException, ModelLoadException {
    ModelBundle bundle = loader().load(good());
    for (double[] input : inputs(bundle)) {
      double probability = bundle.classifier().probability(input);
      if (!Double.isNaN(probability) || isOfFloats(input)) {
        assertThat(probability).as("probability of %s", Arrays.toString(input)).isBetween(0.0, 1.0);
      }
    }
  }

  /** Whether a model that computes in single precision can take these numbers in. */
  private static boolean isOfFloats(double[] input) {
    return Arrays.stream(input).allMatch(number -> Float.isFinite((float) number));
  }

  @Test
  @DisplayName("M5 leaves the numbers it is given as they are, and forgets them")
  void m5LeavesTheNumbersItIsGivenAsTheyAre() throws IOException, ModelLoadException {
    ModelBundle bundle = loader().load(good());
    List<Double> first = probabilities(bundle);

    assertThat(probabilities(bundle)).as("probabilities asked once more").isEqualTo(first);
    for (double[] input : inputs(bundle)) {
      double[] before = input.clone();
      bundle.classifier().probability(input);
      assertThat(input).as("the numbers after the call").isEqualTo(before);
    }
  }

  @Test
  @DisplayName("M6 refuses damaged files with a sentence, if it cannot read them")
  void m6RefusesDamagedFilesWithASentence() throws IOException {
    ModelFiles good = good();
    byte[] metadata = Files.readAllBytes(good.metadata());
    byte[] model = Files.readAllBytes(good.model());
    Random random = new Random(1);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < DAMAGES; i++) {
      boolean inMetadata = i % 2 == 0;
      ModelFiles files =
          copy(
              good,
              inMetadata ? damaged(metadata, random) : metadata,
              inMetadata ? model : damaged(model, random));
      try {
        loader().load(files);
      } catch (ModelLoadException refusal) {
        if (!Refusals.isSentence(refusal.getMessage())) {
          wrong.add("refused without a sentence of one line: " + refusal.getMessage());
        }
      } catch (Exception | StackOverflowError | OutOfMemoryError thrown) {
        wrong.add(thrown.toString());
      }
    }
    assertThat(wrong).as("what came of damaged files instead").isEmpty();
  }

  private ModelFiles good() throws IOException {
    ModelFiles files = bundle(Files.createTempDirectory(folder, "good"));
    assumeThat(files.metadata()).as("metadata of the good bundle").isRegularFile();
    assumeThat(files.model()).as("model of the good bundle").isRegularFile();
    return files;
  }

  /** Files of the same names with other content. */
  private ModelFiles copy(ModelFiles files, byte[] metadata, byte[] model) throws IOException {
    Path other = Files.createTempDirectory(folder, "other");
    Path metadataCopy = other.resolve(files.metadata().getFileName());
    Path modelCopy = other.resolve(files.model().getFileName());
    Files.write(metadataCopy, metadata);
    Files.write(modelCopy, model);
    return new ModelFiles(files.symbol(), metadataCopy, modelCopy);
  }

  /** Cut short, or with some bytes changed. */
  private static byte[] damaged(byte[] content, Random random) {
    if (content.length == 0 || random.nextInt(3) == 0) {
      return Arrays.copyOf(content, random.nextInt(content.length + 1));
    }
    byte[] damaged = content.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private static byte[] noise(int size) {
    byte[] noise = new byte[size];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private static List<Double> probabilities(ModelBundle bundle) {
    return inputs(bundle).stream().map(bundle.classifier()::probability).toList();
  }

  /** Zeros, huge and tiny numbers, and ordinary ones. */
  private static List<double[]> inputs(ModelBundle bundle) {
    Random random = new Random(1);
    List<double[]> inputs = new ArrayList<>();
    for (int i = 0; i < INPUTS; i++) {
      double[] input = new double[bundle.features().size()];
      double scale = new double[] {0, 1, 100, 1e-300, 1e300}[i % 5];
      for (int j = 0; j < input.length; j++) {
        input[j] = (random.nextDouble() - 0.5) * scale;
      }
      inputs.add(input);
    }
    return inputs;
  }
}
