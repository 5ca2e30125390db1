package io.multialpha.host.research.tuning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.multialpha.host.Checksum;
import io.multialpha.host.WholeFile;
import io.multialpha.host.model.BundleMetadata;
import io.multialpha.host.model.BundleSurvey;
import io.multialpha.host.model.export.PicklePayload;
import io.multialpha.host.model.export.SklearnPickle;
import io.multialpha.host.model.export.SklearnRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one instrument: {@code ES_best.json}, {@code ES_rf_model.pkl} and {@code
 * ES_optimization} with its trades, where the finding may be traded, else {@code ES_rejected.json}
 * alone. Each is complete or not there; the JSON comes last, and says that all is done.
 */
public final class BundleFiles {
  private final Path folder;
  private final String symbol;

  /**
   * @param folder there already
   * @param symbol root symbol
   */
  public BundleFiles(Path folder, String symbol) {
    this.folder = folder;
    this.symbol = symbol;
  }

  private Path best() {
    return folder.resolve(symbol + "_best.json");
  }

  private Path rejected() {
    return BundleSurvey.rejection(folder, symbol);
  }

  private Path model() {
    return folder.resolve(symbol + "_rf_model.pkl");
  }

  private Path trades() {
    return folder.resolve(symbol + "_optimization").resolve(symbol + "_rf_best_trades.csv");
  }

  private Path scores() {
    return folder.resolve(symbol + "_optimization").resolve("best.json");
  }

  /** The file of the trials. */
  public Path trials() {
    return folder.resolve(symbol + "_trials.csv");
  }

  /** The file that says what came of it, if a search has been through. */
  public Optional<Path> finished() {
    return Files.isRegularFile(best())
        ? Optional.of(best())
        : Optional.of(rejected()).filter(Files::isRegularFile);
  }

  /** Whether what is there may be traded. */
  public boolean isAccepted() {
    return Files.isRegularFile(best());
  }

  /**
   * The fingerprint of the run that a finished file is of; empty if it names none.
   *
   * @throws IOException if the file cannot be read, or is no JSON
   */
  public static Optional<String> run(Path file) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals(BundleJson.RUN)) {
          return Optional.of(json.getText());
        }
        json.skipChildren();
      }
      return Optional.empty();
    }
  }

  /** Removes what a search before this one has left, but not its trials. */
  public void clear() throws IOException {
    for (Path file : new Path[] {best(), rejected(), model(), scores(), trades()}) {
      Files.deleteIfExists(file);
    }
    if (Files.isDirectory(trades().getParent())) {
      try (var left = Files.list(trades().getParent())) {
        if (left.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(trades().getParent());
    }
  }

  /**
   * Writes what came of a search.
   *
   * @param strategy name of the strategy's entry, as its trades have it
   * @param provenance where it comes from, by the names that the file uses
   */
  public void write(TuningOutcome outcome, String strategy, Map<String, Object> provenance)
      throws IOException {
    clear();
    Map<String, Object> said = new LinkedHashMap<>();
    if (outcome.isAccepted()) {
      Finding finding = outcome.finding().orElseThrow();
      Files.createDirectories(trades().getParent());
      WholeFile.replace(
          model(),
          out ->
              SklearnPickle.write(
                  finding.forest(),
                  new PicklePayload.WithFeatures(finding.forest().featureNames(), Map.of()),
                  SklearnRelease.newest(),
                  out));
      said.put(BundleMetadata.MODEL_SHA256, Checksum.sha256(model()));
      WholeFile.replace(
          trades(),
          out -> out.write(TradesCsv.of(finding, strategy).getBytes(StandardCharsets.UTF_8)));
    }
    said.putAll(provenance);
    byte[] json = BundleJson.of(outcome, symbol, said).getBytes(StandardCharsets.UTF_8);
    if (outcome.isAccepted()) {
      WholeFile.replace(scores(), out -> out.write(json));
    }
    WholeFile.replace(outcome.isAccepted() ? best() : rejected(), out -> out.write(json));
  }
}
