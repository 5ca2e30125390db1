package io.multialpha.host.model.pickle;

/**
 * What a class or function means to the machine. Whatever is not listed here, as a pair of module
 * and name that is equal letter by letter, has no meaning and is refused. Each role is plain data
 * put together by code of ours; no name ever leads to a class of this process.
 */
enum Role {
  /** Not allowed. */
  REFUSED,
  /** A name that may be mentioned, and that does nothing. */
  NAME,
  /** A class of objects that have a state; never called with arguments. */
  OBJECT,
  /** A class or function whose result is an object that remembers its arguments. */
  CONSTRUCTOR,
  /** {@code numpy.dtype}. */
  DTYPE,
  /** {@code numpy.ndarray}. */
  NDARRAY,
  /** An array without contents, to be filled by its state. */
  EMPTY_ARRAY,
  /** An array from bytes. */
  ARRAY_OF_BYTES,
  /** joblib's stand-in for an array whose bytes follow in the file. */
  ARRAY_IN_FILE,
  /** A scalar of numpy. */
  SCALAR,
  /** A text that stands for bytes. */
  ENCODE,
  /** Bytes. */
  BYTES,
  /** A set. */
  SET,
  /** A dict. */
  DICT,
  /** An object in protocols 0 and 1. */
  RECONSTRUCTOR;

  /** The role of what a file names. */
  static Role of(Value.Global global) {
    String name = global.name();
    return switch (global.module()) {
      case "numpy" -> numpy(name);
      case "numpy.core.multiarray",
          "numpy._core.multiarray",
          "numpy.core._multiarray_umath",
          "numpy._core._multiarray_umath" ->
          switch (name) {
            case "_reconstruct" -> EMPTY_ARRAY;
            case "scalar" -> SCALAR;
            default -> REFUSED;
          };
      case "numpy.core.numeric", "numpy._core.numeric" ->
          name.equals("_frombuffer") ? ARRAY_OF_BYTES : REFUSED;
      case "joblib.numpy_pickle", "sklearn.externals.joblib.numpy_pickle" ->
          name.equals("NumpyArrayWrapper") ? ARRAY_IN_FILE : REFUSED;
      case "_codecs" -> name.equals("encode") ? ENCODE : REFUSED;
      case "copy_reg", "copyreg" -> name.equals("_reconstructor") ? RECONSTRUCTOR : REFUSED;
      case "__builtin__", "builtins" -> builtin(name);
      case "collections" -> name.equals("OrderedDict") ? DICT : REFUSED;
      case "numpy.random" -> name.equals("__RandomState_ctor") ? CONSTRUCTOR : REFUSED;
      case "numpy.random._pickle" ->
          switch (name) {
            case "__randomstate_ctor", "__bit_generator_ctor" -> CONSTRUCTOR;
            default -> REFUSED;
          };
      case "numpy.random._mt19937" -> name.equals("MT19937") ? NAME : REFUSED;
      default -> scikitLearn(global.module(), name);
    };
  }

  private static Role numpy(String name) {
    return switch (name) {
      case "dtype" -> DTYPE;
      case "ndarray" -> NDARRAY;
      default -> REFUSED;
    };
  }

  private static Role builtin(String name) {
    return switch (name) {
      case "object" -> NAME;
      case "bytes", "bytearray" -> BYTES;
      case "set", "frozenset" -> SET;
      default -> REFUSED;
    };
  }

  /**
   * Classes of models; to read another one, add its name here. Regressors are among them so that a
   * model can be refused for what it is, and splitters because calibration remembers its own.
   */
  private static Role scikitLearn(String module, String name) {
    return switch (module) {
      case "sklearn.ensemble._forest", "sklearn.ensemble.forest" ->
          switch (name) {
            case "RandomForestClassifier",
                "ExtraTreesClassifier",
                "RandomForestRegressor",
                "ExtraTreesRegressor" ->
                OBJECT;
            default -> REFUSED;
          };
      case "sklearn.tree._classes", "sklearn.tree.tree" ->
          switch (name) {
            case "DecisionTreeClassifier",
                "ExtraTreeClassifier",
                "DecisionTreeRegressor",
                "ExtraTreeRegressor" ->
                OBJECT;
            default -> REFUSED;
          };
      case "sklearn.tree._tree" -> name.equals("Tree") ? CONSTRUCTOR : REFUSED;
      case "sklearn.pipeline" -> name.equals("Pipeline") ? OBJECT : REFUSED;
      case "sklearn.preprocessing._data", "sklearn.preprocessing.data" ->
          name.equals("StandardScaler") ? OBJECT : REFUSED;
      case "sklearn.impute._base", "sklearn.impute" ->
          name.equals("SimpleImputer") ? OBJECT : REFUSED;
      case "sklearn.isotonic" -> name.equals("IsotonicRegression") ? OBJECT : REFUSED;
      case "sklearn.calibration" ->
          switch (name) {
            case "CalibratedClassifierCV", "_CalibratedClassifier", "_SigmoidCalibration" -> OBJECT;
            default -> REFUSED;
          };
      case "sklearn.frozen._frozen" -> name.equals("FrozenEstimator") ? OBJECT : REFUSED;
      case "sklearn.model_selection._split" ->
          switch (name) {
            case "KFold", "StratifiedKFold", "TimeSeriesSplit" -> OBJECT;
            default -> REFUSED;
          };
      default -> REFUSED;
    };
  }
}
