package io.multialpha.host.model.sklearn;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import io.multialpha.host.model.BundleMetadata;
import io.multialpha.host.model.BundleReader;
import io.multialpha.host.model.pickle.Blocks;
import io.multialpha.host.model.pickle.Budget;
import io.multialpha.host.model.pickle.Pickle;
import io.multialpha.host.model.pickle.PickleException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The host's own loader: metadata as JSON, and a classifier of scikit-learn as a pickle, bare or in
 * a dict, as joblib or pickle write it.
 */
public final class SklearnBundleLoader implements ModelBundleLoader {
  private static final List<String> ENDINGS = List.of(".pkl", ".pickle", ".joblib");

  /** Each thread's own, until the memory is needed for something else. */
  private static final ThreadLocal<SoftReference<Blocks>> BLOCKS = new ThreadLocal<>();

  @Override
  public String id() {
    return "sklearn";
  }

  /**
   * Whether the model file is called like a pickle. What is in it is judged by {@link #load}, which
   * has more to say about a file that is none.
   */
  @Override
  public boolean canRead(ModelFiles files) {
    String name = String.valueOf(files.model().getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  @Override
  public ModelBundle load(ModelFiles files) throws ModelLoadException {
    Blocks blocks = blocks();
    try {
      return load(files, blocks);
    } finally {
      blocks.reclaim();
    }
  }

  private static Blocks blocks() {
    SoftReference<Blocks> kept = BLOCKS.get();
    Blocks blocks = kept == null ? null : kept.get();
    if (blocks == null) {
      blocks = new Blocks();
      BLOCKS.set(new SoftReference<>(blocks));
    }
    return blocks;
  }

  /** What comes of it holds numbers of its own: nothing that lies in the blocks. */
  private static ModelBundle load(ModelFiles files, Blocks blocks) throws ModelLoadException {
    BundleMetadata metadata = BundleMetadata.read(files.metadata(), files.symbol());
    MessageDigest digest = sha256();
    SklearnModel model = model(files, digest, blocks);
    String sha256 = HexFormat.of().formatHex(digest.digest());
    // First of all: of another pair's model there is nothing to say about the names.
    BundleMetadata.requireModel(metadata.all(), files, sha256);
    List<String> features = features(files, metadata, model);
    requireAPositiveClass(files, model);
    return new ModelBundle(
        files.symbol(),
        new SklearnClassifier(
            model,
            model.scorer(),
            model.positive(),
            Optional.of(sha256),
            warnings(metadata, model)),
        features,
        metadata.threshold(),
        metadata.all());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * The checksum is taken of the very bytes that the model is made of, and costs no second read.
   */
  private static SklearnModel model(ModelFiles files, MessageDigest digest, Blocks blocks)
      throws ModelLoadException {
    try {
      long length = Files.size(files.model());
      Budget budget = Budget.forReaders(BundleReader.MOST_AT_ONCE);
      InputStream file = new DigestInputStream(Files.newInputStream(files.model()), digest);
      return SklearnModel.of(Pickle.read(file, length, budget, blocks).value());
    } catch (PickleException | SklearnException refused) {
      throw new ModelLoadException(
          files.model() + " cannot serve as a model: " + refused.getMessage() + ".", refused);
    } catch (IOException failed) {
      throw new ModelLoadException(
          files.model() + " cannot be read; check that it is there and may be read.", failed);
    }
  }

  /** The metadata's names before those beside the model, and these before the model's own. */
  private static List<String> features(
      ModelFiles files, BundleMetadata metadata, SklearnModel model) throws ModelLoadException {
    boolean told = !metadata.features().isEmpty();
    List<String> names = told ? metadata.features() : model.features();
    if (names.isEmpty()) {
      throw new ModelLoadException(
          files.metadata()
              + " has no Features, and "
              + files.model()
              + " does not name the model's "
              + model.inputs()
              + " inputs; add their names in order as \"Features\".");
    }
    if (names.size() != model.inputs()) {
      throw new ModelLoadException(
          files.metadata()
              + " names "
              + names.size()
              + " Features, but the model in "
              + files.model()
              + " takes "
              + model.inputs()
              + "; put the pair together that was trained together.");
    }
    requireOneMembership(files, names, model.ownFeatures());
    for (int i = 0; i < model.ownFeatures().size(); i++) {
      String own = model.ownFeatures().get(i);
      if (!own.equals(names.get(i))) {
        throw new ModelLoadException(
            files.metadata()
                + ": Features has "
                + PlainValues.shortened(names.get(i))
                + " in place "
                + (i + 1)
                + ", where the model was trained with "
                + PlainValues.shortened(own)
                + "; put the names in the model's order.");
      }
    }
    if (told && isOtherOrder(names, model.features())) {
      throw new ModelLoadException(
          files.metadata()
              + ": Features has the names that stand beside the model in "
              + files.model()
              + ", in another order, and the order says which input is which; put them in the"
              + " order in which the model was trained.");
    }
    return names;
  }

  /** Other features are another model or a slip of the pen, which no other order would mend. */
  private static void requireOneMembership(ModelFiles files, List<String> names, List<String> own)
      throws ModelLoadException {
    List<String> unknown = names.stream().filter(name -> !own.contains(name)).toList();
    if (own.isEmpty() || unknown.isEmpty()) {
      return;
    }
    List<String> lacking = own.stream().filter(name -> !names.contains(name)).toList();
    throw new ModelLoadException(
        files.metadata()
            + ": Features has "
            + some(unknown)
            + ", and not "
            + some(lacking)
            + ", with which the model was trained; is "
            + files.model()
            + " the right file, and are the names spelt right?");
  }

  private static String some(List<String> names) {
    String first = PlainValues.shortened(names.get(0));
    return names.size() == 1 ? first : first + " and " + (names.size() - 1) + " more";
  }

  private static boolean isOtherOrder(List<String> names, List<String> others) {
    return !names.equals(others)
        && names.stream().sorted().toList().equals(others.stream().sorted().toList());
  }

  private static List<String> warnings(BundleMetadata metadata, SklearnModel model) {
    List<String> warnings = new ArrayList<>(model.warnings());
    if (!metadata.features().isEmpty()
        && !model.features().isEmpty()
        && !metadata.features().equals(model.features())) {
      warnings.add(
          "The metadata names other features than the list beside the model; the metadata's are"
              + " taken.");
    }
    return warnings;
  }

  /** A model that saw only bad entries is always sure, and of the wrong thing. */
  private static void requireAPositiveClass(ModelFiles files, SklearnModel model)
      throws ModelLoadException {
    if (model.classes().size() == 1 && !model.classes().get(0).isPositive()) {
      throw new ModelLoadException(
          files.model()
              + " knows only the class "
              + model.classes().get(0)
              + ", so it cannot tell good entries from bad; train it with both.");
    }
  }
}
