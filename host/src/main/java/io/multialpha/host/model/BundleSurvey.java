package io.multialpha.host.model;

import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.strategy.ModelLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which instruments of a strategy have a model bundle on disk. Looks at names only; what is in the
 * files is another question.
 *
 * @param present the bundles that are there, in the order of the instruments
 * @param missing symbols of which no file is there, in the order of the instruments
 * @param rejected symbols without a bundle of which a file says that the search rejected them, in
 *     the order of the instruments
 * @param unclear symbols with half a bundle, with too many model files or with files that are
 *     nearly called like theirs, in the order of the instruments, and a sentence on each
 */
public record BundleSurvey(
    List<ModelFiles> present,
    List<String> missing,
    List<String> rejected,
    Map<String, String> unclear) {
  /** Copies the collections. */
  public BundleSurvey {
    present = List.copyOf(present);
    missing = List.copyOf(missing);
    rejected = List.copyOf(rejected);
    unclear = Collections.unmodifiableMap(new LinkedHashMap<>(unclear));
  }

  /**
   * Looks for the bundles of these instruments.
   *
   * @param folder where the bundles lie; need not exist
   * @param layout how their files are called
   * @param otherModelFiles names of model files that loaders read beside the layout's, with {@code
   *     {SYMBOL}} in them
   * @param symbols root symbols
   */
  public static BundleSurvey of(
      Path folder, ModelLayout layout, Collection<String> otherModelFiles, List<String> symbols) {
    List<ModelFiles> present = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> rejected = new ArrayList<>();
    Map<String, String> unclear = new LinkedHashMap<>();
    if (isThere(folder) && !(Files.isDirectory(folder) && Files.isExecutable(folder))) {
      symbols.forEach(symbol -> unclear.put(symbol, shut(folder)));
      return new BundleSurvey(present, missing, rejected, unclear);
    }
    List<Path> files = filesIn(folder);
    for (String symbol : symbols) {
      Path metadata = folder.resolve(layout.metadataFileOf(symbol));
      List<Path> models = models(folder, layout, otherModelFiles, symbol);
      boolean hasMetadata = isThere(metadata);
      if (models.size() > 1) {
        unclear.put(symbol, tooMany(symbol, models));
      } else if (hasMetadata && !models.isEmpty()) {
        present.add(new ModelFiles(symbol, metadata, models.get(0)));
      } else if (strangerOf(files, symbol, layout, models).isPresent()) {
        Path stranger = strangerOf(files, symbol, layout, models).orElseThrow();
        unclear.put(symbol, miscalled(symbol, stranger, layout));
      } else if (hasMetadata) {
        unclear.put(symbol, half(symbol, metadata, folder.resolve(layout.modelFileOf(symbol))));
      } else if (!models.isEmpty()) {
        unclear.put(symbol, half(symbol, models.get(0), metadata));
      } else if (isThere(rejection(folder, symbol))) {
        rejected.add(symbol);
      } else {
        missing.add(symbol);
      }
    }
    return new BundleSurvey(present, missing, rejected, unclear);
  }

  /** The file that a search leaves instead of a bundle, with the reasons why there is none. */
  public static Path rejection(Path folder, String symbol) {
    return folder.resolve(symbol + "_rejected.json");
  }

  private static List<Path> models(
      Path folder, ModelLayout layout, Collection<String> otherModelFiles, String symbol) {
    Set<String> names = new LinkedHashSet<>();
    names.add(layout.modelFileOf(symbol));
    otherModelFiles.forEach(name -> names.add(name.replace("{SYMBOL}", symbol)));
    names.remove(layout.metadataFileOf(symbol));
    return names.stream().map(folder::resolve).filter(BundleSurvey::isThere).toList();
  }

  /**
   * Whether there is something by this name, be it of no use: a link to a file that is gone is no
   * reason to trade as if there had never been a model.
   */
  private static boolean isThere(Path file) {
    return !Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static String shut(Path folder) {
    return folder + " cannot be looked into; expected a folder of model bundles that may be read.";
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  /**
   * A file that was surely meant for a bundle and is not taken for it: its name differs in case, or
   * it is a model whose ending no loader reads. To trade unfiltered beside it would be the worse
   * guess.
   */
  private static Optional<Path> strangerOf(
      List<Path> files, String symbol, ModelLayout layout, List<Path> models) {
    String metadata = layout.metadataFileOf(symbol);
    String model = layout.modelFileOf(symbol);
    int dot = model.lastIndexOf('.');
    String stem = lower(dot < 0 ? model : model.substring(0, dot)) + ".";
    for (Path file : files) {
      String name = file.getFileName().toString();
      boolean otherMetadata = name.equalsIgnoreCase(metadata) && !name.equals(metadata);
      boolean otherModel = models.isEmpty() && lower(name).startsWith(stem);
      if (otherMetadata || (otherModel && !name.equals(metadata))) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String miscalled(String symbol, Path stranger, ModelLayout layout) {
    return stranger
        + " is not taken for the model bundle of "
        + symbol
        + ", whose files are called "
        + layout.metadataFileOf(symbol)
        + " and "
        + layout.modelFileOf(symbol)
        + ". Rename it, install the plugin that reads such files, or move it away.";
  }

  private static String tooMany(String symbol, List<Path> models) {
    return "There are "
        + models.size()
        + " model files for "
        + symbol
        + ": "
        + String.join(" and ", models.stream().map(Path::toString).toList())
        + ". Keep the one that is to be used and move the other away.";
  }

  private static String half(String symbol, Path there, Path absent) {
    return "The model bundle of "
        + symbol
        + " is incomplete: "
        + there
        + " is there, "
        + absent
        + " is not. Add the one that is missing, or move the other away to trade "
        + symbol
        + " without a model.";
  }
}
