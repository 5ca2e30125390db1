package io.multialpha.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.research.forest.ClassWeight;
import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.forest.MaxFeatures;
import io.multialpha.host.research.forest.PresortedTrainer;
import io.multialpha.host.research.forest.RowSampling;
import io.multialpha.host.research.forest.SortedColumns;
import io.multialpha.host.research.forest.TrainingRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Trains and scores what {@code forest_quality.py} asks for: reads {@code rows.csv} (inputs, fold,
 * label) and {@code jobs.json} (parameters and the fold that is left out) of a folder, and writes
 * the probabilities of the rows left out, job by job, to {@code scores.json}.
 */
public final class ForestQuality {
  private final double[][] rows;
  private final SortedColumns columns;
  private final int[] folds;
  private final boolean[] labels;

  private ForestQuality(double[][] table) {
    int inputs = table[0].length - 2;
    this.rows =
        Arrays.stream(table).map(row -> Arrays.copyOf(row, inputs)).toArray(double[][]::new);
    this.folds = Arrays.stream(table).mapToInt(row -> (int) row[inputs]).toArray();
    this.labels = new boolean[table.length];
    double[][] byColumn = new double[inputs][table.length];
    for (int row = 0; row < table.length; row++) {
      labels[row] = table[row][inputs + 1] == 1;
      for (int input = 0; input < inputs; input++) {
        byColumn[input][row] = table[row][input];
      }
    }
    this.columns = SortedColumns.of(byColumn);
  }

  /**
   * Does all jobs of the folder that is the only argument.
   *
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    double[][] table =
        Files.readAllLines(folder.resolve("rows.csv")).stream()
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);
    ForestQuality quality = new ForestQuality(table);
    ObjectMapper json = new ObjectMapper();
    List<double[]> scores = new ArrayList<>();
    for (JsonNode job : json.readTree(folder.resolve("jobs.json").toFile())) {
      scores.add(quality.scores(params(job.get("parameters")), job.get("fold").asInt()));
    }
    json.writeValue(folder.resolve("scores.json").toFile(), scores);
  }

  private static ForestParams params(JsonNode from) {
    JsonNode maxFeatures = from.get("max_features");
    JsonNode maxSamples = from.get("max_samples");
    return new ForestParams(
        from.get("n_estimators").asInt(),
        from.get("max_depth").isNull()
            ? OptionalInt.empty()
            : OptionalInt.of(from.get("max_depth").asInt()),
        from.get("min_samples_leaf").asInt(),
        maxFeatures.isNumber()
            ? MaxFeatures.fraction(maxFeatures.asDouble())
            : maxFeatures.asText().equals("log2") ? MaxFeatures.log2() : MaxFeatures.sqrt(),
        new RowSampling(
            from.get("bootstrap").asBoolean(),
            maxSamples.isNull()
                ? OptionalDouble.empty()
                : OptionalDouble.of(maxSamples.asDouble())),
        from.get("class_weight").isNull()
            ? ClassWeight.NONE
            : ClassWeight.parse(from.get("class_weight").asText()).orElseThrow(),
        from.get("random_state").asLong());
  }

  private double[] scores(ForestParams params, int fold) {
    int[] kept = IntStream.range(0, folds.length).filter(row -> folds[row] != fold).toArray();
    boolean[] their = new boolean[kept.length];
    for (int i = 0; i < kept.length; i++) {
      their[i] = labels[kept[i]];
    }
    CompiledForest forest =
        CompiledForest.of(
            new PresortedTrainer(2)
                .train(TrainingRows.of(columns.rows(kept), their), params)
                .forest());
    double[] flat =
        IntStream.range(0, folds.length)
            .filter(row -> folds[row] == fold)
            .mapToObj(row -> rows[row])
            .flatMapToDouble(Arrays::stream)
            .toArray();
    double[] both = new double[flat.length / columns.inputs() * 2];
    forest.probabilities(flat, both, 2);
    return IntStream.range(0, both.length / 2).mapToDouble(i -> both[2 * i + 1]).toArray();
  }
}
