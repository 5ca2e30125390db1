package io.multialpha.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.model.Classifier;
import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every fault fails the case that is there for it, and no other. */
class ModelBundleLoaderContractTest {
  @Test
  void aWellBehavedLoaderPasses() {
    assertThat(Outcome.failedCases(Faultless.class)).isEmpty();
  }

  static class Faultless extends Toy {
    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader();
    }
  }

  @Test
  void m1CatchesANameThatChanges() {
    assertThat(Outcome.failedCases(ChangingName.class)).containsExactly("M1");
  }

  static class ChangingName extends Toy {
    private static int calls;

    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader() {
        @Override
        public String id() {
          return "toy" + ++calls;
        }
      };
    }
  }

  @Test
  void m2CatchesAFailureOnAnEmptyFile() {
    assertThat(Outcome.failedCases(NeedsFirstByte.class)).containsExactly("M2");
  }

  static class NeedsFirstByte extends Toy {
    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader() {
        @Override
        public boolean canRead(ModelFiles files) {
          return read(files.model())[0] == 'w';
        }
      };
    }
  }

  @Test
  void m2CatchesALoaderThatDisownsItsFiles() {
    assertThat(Outcome.failedCases(DisownsFiles.class)).containsExactly("M2");
  }

  static class DisownsFiles extends Toy {
    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader() {
        @Override
        public boolean canRead(ModelFiles files) {
          return false;
        }
      };
    }
  }

  @Test
  void m3CatchesABundleThatIsDifferentEachTime() {
    assertThat(Outcome.failedCases(ChangingThreshold.class)).containsExactly("M3");
  }

  static class ChangingThreshold extends Toy {
    private static int loads;

    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader() {
        @Override
        double threshold() {
          return 0.5 + ++loads / 1e6;
        }
      };
    }
  }

  @Test
  void m3CatchesALoaderThatWritesToItsFiles() {
    assertThat(Outcome.failedCases(WritesFiles.class)).containsExactly("M3");
  }

  static class WritesFiles extends Toy {
    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader() {
        @Override
        public ModelBundle load(ModelFiles files) throws ModelLoadException {
          ModelBundle bundle = super.load(files);
          try {
            Files.writeString(files.metadata(), "a,b,c,");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return bundle;
        }
      };
    }
  }

  @Test
  void m4CatchesAScoreThatIsNoProbability() {
    assertThat(Outcome.failedCases(Scores.class)).containsExactly("M4");
  }

  static class Scores extends Toy {
    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader() {
        @Override
        double probability(double[] weights, double[] values) {
          return 2 * super.probability(weights, values);
        }
      };
    }
  }

  @Test
  void m4CatchesAModelThatCannotScoreOrdinaryNumbers() {
    assertThat(Outcome.failedCases(ScoresNothing.class)).containsExactly("M4");
  }

  static class ScoresNothing extends Toy {
    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader() {
        @Override
        double probability(double[] weights, double[] values) {
          return Double.NaN;
        }
      };
    }
  }

  @Test
  void m4AllowsAModelOfFloatsToRefuseWhatIsNone() {
    assertThat(Outcome.failedCases(ScoresFloats.class)).isEmpty();
  }

  static class ScoresFloats extends Toy {
    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader() {
        @Override
        double probability(double[] weights, double[] values) {
          boolean floats = Arrays.stream(values).allMatch(x -> Float.isFinite((float) x));
          return floats ? super.probability(weights, values) : Double.NaN;
        }
      };
    }
  }

  @Test
  void m1CatchesAModelFileThatIsNoPlainName() {
    assertThat(Outcome.failedCases(FileElsewhere.class)).containsExactly("M1");
  }

  static class FileElsewhere extends Toy {
    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader() {
        @Override
        public List<String> modelFiles() {
          return List.of("../{SYMBOL}.toy");
        }
      };
    }
  }

  @Test
  void m5CatchesAClassifierThatChangesWhatItIsGiven() {
    assertThat(Outcome.failedCases(ChangesInput.class)).containsExactly("M5");
  }

  static class ChangesInput extends Toy {
    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader() {
        @Override
        double probability(double[] weights, double[] values) {
          Arrays.setAll(values, i -> values[i] - 1);
          return super.probability(weights, values);
        }
      };
    }
  }

  @Test
  void m5CatchesAClassifierThatRemembers() {
    assertThat(Outcome.failedCases(Remembers.class)).containsExactly("M5");
  }

  static class Remembers extends Toy {
    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader() {
        @Override
        Classifier classifier(double[] weights) {
          Classifier plain = super.classifier(weights);
          return new Classifier() {
            private double average = 0.5;

            @Override
            public int inputs() {
              return plain.inputs();
            }

            @Override
            public double probability(double[] values) {
              average = (average + plain.probability(values)) / 2;
              return average;
            }
          };
        }
      };
    }
  }

  @Test
  void m6CatchesAFailureOnDamagedFiles() {
    assertThat(Outcome.failedCases(FailsOnDamage.class)).containsExactly("M6");
  }

  static class FailsOnDamage extends Toy {
    @Override
    protected ModelBundleLoader loader() {
      return new ToyLoader() {
        @Override
        public ModelBundle load(ModelFiles files) {
          return parse(files);
        }
      };
    }
  }

  /** Three features and their weights, as text. */
  abstract static class Toy extends ModelBundleLoaderContract {
    @Override
    protected ModelFiles bundle(Path empty) throws IOException {
      Path metadata = Files.writeString(empty.resolve("ES.features"), "a,b,c");
      Path model = Files.writeString(empty.resolve("ES.weights"), "weights,0.5,-1.25,3");
      return new ModelFiles("ES", metadata, model);
    }
  }

  /** Loads weights written as text. */
  private static class ToyLoader implements ModelBundleLoader {
    @Override
    public String id() {
      return "toy";
    }

    @Override
    public boolean canRead(ModelFiles files) {
      byte[] model = read(files.model());
      return model.length > 0 && model[0] == 'w';
    }

    @Override
    public ModelBundle load(ModelFiles files) throws ModelLoadException {
      try {
        return parse(files);
      } catch (IllegalArgumentException broken) {
        throw new ModelLoadException(files.model() + " holds no weights; write it anew", broken);
      }
    }

    ModelBundle parse(ModelFiles files) {
      String[] words = text(files.model()).split(",");
      double[] weights = new double[words.length - 1];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = Double.parseDouble(words[i + 1]);
      }
      List<String> features = List.of(text(files.metadata()).split(","));
      return new ModelBundle(files.symbol(), classifier(weights), features, threshold(), Map.of());
    }

    double threshold() {
      return 0.5;
    }

    Classifier classifier(double[] weights) {
      return new Classifier() {
        @Override
        public int inputs() {
          return weights.length;
        }

        @Override
        public double probability(double[] values) {
          return ToyLoader.this.probability(weights, values);
        }
      };
    }

    double probability(double[] weights, double[] values) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += Math.max(-1, Math.min(1, weights[i] * values[i]));
      }
      return 0.5 + 0.5 * sum / (1 + weights.length);
    }

    static byte[] read(Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String text(Path file) {
      return new String(read(file), StandardCharsets.ISO_8859_1);
    }
  }
}
