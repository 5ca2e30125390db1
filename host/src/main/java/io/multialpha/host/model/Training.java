package io.multialpha.host.model;

import io.multialpha.api.model.ModelLoadException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a bundle's metadata say of its training under the keys that {@code optimize} writes. Nobody
 * has to write them, but what stands there in another form is refused: passed over, it would leave
 * out a warning.
 *
 * @param until last trade date; empty if they do not say so
 * @param synthetic whether they say that the bars were made up
 * @param params values, by name, of the parameters with which the strategy made the trades; empty
 *     if they say nothing of them
 * @param othersAreDefault whether they say that all other parameters had their defaults
 */
public record Training(
    Optional<LocalDate> until,
    boolean synthetic,
    Map<String, Object> params,
    boolean othersAreDefault) {
  /** Key of the values, below that of the parameters. */
  public static final String VALUES = "Values";

  /** Key of what all other parameters were, below that of the parameters; need not be there. */
  public static final String OTHERS = "Others";

  /** What these can have been. */
  public static final String DEFAULT = "default";

  private static final String TO = "To";

  /** Copies the values. */
  public Training {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /**
   * Reads it.
   *
   * @param metadata what a loader has read, whichever it is
   * @param file for the sentence
   * @throws ModelLoadException with a sentence that names file and key
   */
  public static Training of(Map<String, Object> metadata, Path file) throws ModelLoadException {
    Optional<Map<String, Object>> said =
        object(metadata, BundleMetadata.STRATEGY_PARAMS, "{\"Values\": {\"stop_perc\": 2}}", file);
    return new Training(
        until(metadata, file),
        isSynthetic(metadata, file),
        said.isPresent() ? values(said.get(), file) : Map.of(),
        said.isPresent() && areOthersDefault(said.get(), file));
  }

  private static Optional<LocalDate> until(Map<String, Object> metadata, Path file)
      throws ModelLoadException {
    Optional<Map<String, Object>> train =
        object(metadata, BundleMetadata.TRAIN, "{\"To\": \"2024-08-05\"}", file);
    if (train.isEmpty()) {
      return Optional.empty();
    }
    requireOneSpelling(train.get(), List.of(TO), file + ": " + BundleMetadata.TRAIN);
    Object to = train.get().get(TO);
    if (to == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(to.toString()));
    } catch (DateTimeParseException e) {
      throw wrong(
          file, TO + " of " + BundleMetadata.TRAIN, to, "a trade date such as \"2024-08-05\"");
    }
  }

  private static boolean isSynthetic(Map<String, Object> metadata, Path file)
      throws ModelLoadException {
    Object found = metadata.get(BundleMetadata.SYNTHETIC);
    if (found != null && !(found instanceof Boolean)) {
      throw wrong(file, BundleMetadata.SYNTHETIC, found, "true or false, without quotes");
    }
    return Boolean.TRUE.equals(found);
  }

  private static Map<String, Object> values(Map<String, Object> said, Path file)
      throws ModelLoadException {
    String where = file + ": " + BundleMetadata.STRATEGY_PARAMS;
    requireOneSpelling(said, List.of(VALUES, OTHERS), where);
    Object found = said.get(VALUES);
    if (found == null) {
      throw new ModelLoadException(
          where
              + " has no "
              + VALUES
              + ", the parameters with which the strategy made the trades; add \""
              + VALUES
              + "\": {\"stop_perc\": 2} with their names, or take "
              + BundleMetadata.STRATEGY_PARAMS
              + " out.");
    }
    if (!(found instanceof Map<?, ?> values)) {
      throw wrong(
          file,
          VALUES + " of " + BundleMetadata.STRATEGY_PARAMS,
          found,
          "an object such as {\"stop_perc\": 2}");
    }
    return plain(values);
  }

  private static boolean areOthersDefault(Map<String, Object> said, Path file)
      throws ModelLoadException {
    Object found = said.get(OTHERS);
    if (found != null && !found.equals(DEFAULT)) {
      throw wrong(
          file, OTHERS + " of " + BundleMetadata.STRATEGY_PARAMS, found, "\"" + DEFAULT + "\"");
    }
    return found != null;
  }

  private static Optional<Map<String, Object>> object(
      Map<String, Object> metadata, String key, String example, Path file)
      throws ModelLoadException {
    Object found = metadata.get(key);
    if (found == null) {
      return Optional.empty();
    }
    if (!(found instanceof Map<?, ?> object)) {
      throw wrong(file, key, found, "an object such as " + example);
    }
    return Optional.of(plain(object));
  }

  /** Without nulls, as our own loader leaves them out; one of a plugin's may not. */
  private static Map<String, Object> plain(Map<?, ?> object) {
    Map<String, Object> plain = new LinkedHashMap<>();
    object.forEach(
        (key, value) -> {
          if (value != null) {
            plain.put(String.valueOf(key), value);
          }
        });
    return plain;
  }

  private static void requireOneSpelling(
      Map<String, Object> object, List<String> keys, String where) throws ModelLoadException {
    KeySpelling.requireNoContradiction(object, keys, where);
    KeySpelling.requireOwn(object, keys, where);
  }

  private static ModelLoadException wrong(Path file, String key, Object found, String expected) {
    return new ModelLoadException(
        file
            + ": "
            + key
            + " is "
            + BundleMetadata.quoted(found)
            + ", expected "
            + expected
            + "; correct it or take the key out.");
  }
}
