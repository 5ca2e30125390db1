package io.multialpha.host.model.pickle;

import java.util.List;
import java.util.Optional;

/**
 * A file that is no readable pickle or not a safe one; the message is a sentence without the file.
 */
public final class PickleException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whose classifiers and transformers are met in the place of a forest. */
  private static final List<String> LIBRARIES =
      List.of("sklearn.", "imblearn.", "xgboost.", "lightgbm.", "catboost.");

  private final transient Value.Global refused;

  /** With what is wrong and where. */
  public PickleException(String message) {
    this(message, (Value.Global) null);
  }

  /** With what is wrong, and the technical cause. */
  public PickleException(String message, Throwable cause) {
    super(message, cause);
    this.refused = null;
  }

  private PickleException(String message, Value.Global refused) {
    super(message);
    this.refused = refused;
  }

  /** Something that should not be there. */
  static PickleException at(long offset, String found, String expected) {
    return new PickleException("at byte " + offset + ": found " + found + "; expected " + expected);
  }

  /** A class or function that is not allowed. */
  static PickleException refusing(Value.Global name, long offset) {
    return new PickleException(
        "at byte "
            + offset
            + ": it names "
            + Quoted.name(name)
            + ", which is not among the classes that are read; nothing of it was run"
            + advice(name),
        name);
  }

  /** What to do about a class that somebody may well have trained; nothing about any other. */
  private static String advice(Value.Global name) {
    String module = name.module();
    if (module.startsWith("sklearn.model_selection.")) {
      return "; save its best_estimator_";
    }
    return LIBRARIES.stream().anyMatch(module::startsWith)
        ? "; train a RandomForestClassifier or an ExtraTreesClassifier, bare, calibrated, or in a"
            + " Pipeline after StandardScaler and SimpleImputer"
        : "";
  }

  /** The class or function that it was refused for, if that was the reason. */
  public Optional<Value.Global> refused() {
    return Optional.ofNullable(refused);
  }
}
