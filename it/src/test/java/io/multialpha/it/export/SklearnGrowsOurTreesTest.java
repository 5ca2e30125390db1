package io.multialpha.it.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.model.export.PicklePayload;
import io.multialpha.host.model.export.SklearnPickle;
import io.multialpha.host.model.export.SklearnRelease;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.research.forest.ClassWeight;
import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.forest.MaxFeatures;
import io.multialpha.host.research.forest.PresortedTrainer;
import io.multialpha.host.research.forest.RowSampling;
import io.multialpha.host.research.forest.SortedColumns;
import io.multialpha.host.research.forest.TrainingRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The trees that are trained here are those that the scikit-learn of this machine grows from the
 * same rows, parameters and seed, and go through a pickle to it and back to us without a loss.
 */
class SklearnGrowsOurTreesTest {
  private static final int ROWS = 1_500;
  private static final int INPUTS = 12;
  private static final int TREES = 40;

  private static final ForestParams PLAIN = ForestParams.defaults(TREES, 42);

  @TempDir Path folder;

  private final double[][] rows = new double[ROWS][INPUTS];
  private final boolean[] labels = new boolean[ROWS];
  private final double[] weights = new double[ROWS];

  private TrainingRows drawn(boolean weighted) {
    Random random = new Random(17);
    double[][] columns = new double[INPUTS][ROWS];
    for (int row = 0; row < ROWS; row++) {
      for (int input = 0; input < INPUTS; input++) {
        rows[row][input] = random.nextGaussian();
      }
      rows[row][3] = Math.rint(10 * rows[row][3]) / 10;
      rows[row][4] = 7;
      double score = rows[row][0] - rows[row][1] * rows[row][2] + rows[row][3];
      labels[row] = score + 2 * random.nextGaussian() > 1;
      weights[row] = weighted ? random.nextInt(400) / 100.0 : 1;
      for (int input = 0; input < INPUTS; input++) {
        columns[input][row] = rows[row][input];
      }
    }
    return new TrainingRows(SortedColumns.of(columns), labels, weights, List.of());
  }

  static Stream<Arguments> withWholeWeights() {
    return Stream.of(
        Arguments.of("defaults", PLAIN),
        Arguments.of(
            "shallow",
            PLAIN.withMaxDepth(3).withMinSamplesLeaf(50).withMaxFeatures(MaxFeatures.log2())),
        Arguments.of(
            "share",
            PLAIN
                .withMinSamplesLeaf(100)
                .withMaxFeatures(MaxFeatures.fraction(0.3))
                .withSampling(RowSampling.draws(0.8))
                .withSeed(123_456_789)),
        Arguments.of(
            "all rows",
            PLAIN
                .withMaxDepth(7)
                .withMinSamplesLeaf(50)
                .withMaxFeatures(MaxFeatures.fraction(0.5))
                .withSampling(RowSampling.allRows())),
        Arguments.of("all inputs", PLAIN.withMaxFeatures(MaxFeatures.all())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withWholeWeights")
  void scikitLearnGrowsTheSameTrees(String name, ForestParams params) throws IOException {
    TrainedForest trained = new PresortedTrainer(2).train(drawn(false), params);

    List<String> printed = grownAgain(trained);

    assertThat(printed.get(0)).startsWith("same " + TREES + " alike " + TREES + " of " + TREES);
    assertThat(printed.subList(1, printed.size())).isEqualTo(hex(scores(trained)));
  }

  static Stream<Arguments> withOtherWeights() {
    return Stream.of(
        Arguments.of(ClassWeight.BALANCED, false),
        Arguments.of(ClassWeight.BALANCED_SUBSAMPLE, false),
        Arguments.of(ClassWeight.NONE, true),
        Arguments.of(ClassWeight.BALANCED_SUBSAMPLE, true));
  }

  /** Sums are rounded in another order there: among equally good splits it may take another. */
  @ParameterizedTest
  @MethodSource("withOtherWeights")
  void weightsThatAreNoWholeNumbersChangeHardlyATree(ClassWeight classWeight, boolean weighted)
      throws IOException {
    ForestParams params = PLAIN.withMinSamplesLeaf(50).withClassWeight(classWeight);
    TrainedForest trained = new PresortedTrainer(2).train(drawn(weighted), params);

    List<String> printed = grownAgain(trained);

    String[] words = printed.get(0).split(" ");
    assertThat(Integer.parseInt(words[3])).as(printed.get(0)).isGreaterThanOrEqualTo(TREES - 2);
    double[][] ours = scores(trained);
    for (int row = 0; row < ROWS; row++) {
      double theirs = Double.parseDouble(printed.get(1 + row).split(" ")[1]);
      assertThat(theirs).isCloseTo(ours[row][1], org.assertj.core.api.Assertions.within(0.01));
    }
  }

  @Test
  void aPickleOfItReadsBackBitForBit() throws IOException {
    TrainedForest trained =
        new PresortedTrainer(1)
            .train(drawn(true), PLAIN.withClassWeight(ClassWeight.BALANCED_SUBSAMPLE));
    for (SklearnRelease release : SklearnRelease.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      SklearnPickle.write(trained, new PicklePayload.Bare(), release, out);

      double[][] readBack = SavedForest.scores(SavedForest.read(out.toByteArray()), rows);

      assertThat(readBack).isDeepEqualTo(scores(trained));
    }
  }

  private List<String> grownAgain(TrainedForest trained) throws IOException {
    ScikitLearn python = ScikitLearn.require();
    Path model = folder.resolve("model.pkl");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // 1.2 keeps counts at the leaves, as all releases do while they train.
    SklearnPickle.write(trained, new PicklePayload.Bare(), python.reads(), out);
    Files.write(model, out.toByteArray());
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      StringBuilder line = new StringBuilder();
      for (double value : rows[row]) {
        line.append(value).append(',');
      }
      lines.add(line.append(weights[row]).append(',').append(labels[row] ? 1 : 0).toString());
    }
    Path csv = folder.resolve("rows.csv");
    Files.write(csv, lines, UTF_8);
    return python.script("same_forest.py", model, csv);
  }

  private double[][] scores(TrainedForest trained) {
    CompiledForest compiled = CompiledForest.of(trained.forest());
    double[][] scores = new double[ROWS][2];
    for (int row = 0; row < ROWS; row++) {
      compiled.scorer().probabilities(rows[row], scores[row]);
    }
    return scores;
  }

  private static List<String> hex(double[][] scores) {
    return Stream.of(scores).map(row -> hex(row[0]) + " " + hex(row[1])).toList();
  }

  /** Like Python's {@code float.hex}. */
  private static String hex(double value) {
    if (value == 0) {
      return "0x0.0p+0";
    }
    long bits = Double.doubleToRawLongBits(value);
    return String.format(
        Locale.ROOT, "0x1.%013xp%+d", bits & 0xfffffffffffffL, Math.getExponent(value));
  }
}
