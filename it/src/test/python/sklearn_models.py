"""Trains small models with the scikit-learn that is installed, saves them in every way that joblib and
pickle offer, and writes rows and what predict_proba gives for them, as shortest texts.

Usage: sklearn_models.py FOLDER     Ends with 77 where scikit-learn is not installed.
"""
import os
import pickle
import sys
import warnings

try:
    import joblib
    import numpy as np
    import sklearn
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import StandardScaler
    from sklearn.tree import DecisionTreeClassifier, ExtraTreeClassifier
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(77)

warnings.filterwarnings("ignore")
FOLDER = sys.argv[1]
INPUTS = 6


def rows(seed, count, missing=0.0):
    random = np.random.RandomState(seed)
    data = random.normal(size=(count, INPUTS)) * np.array([1, 10, 0.01, 1000, 1, 1])
    data[:, 4] = np.round(data[:, 4])
    data[:, 5] = 3.0  # never varies
    if missing:
        data[random.uniform(size=data.shape) < missing] = np.nan
    return data


def labels(data, names, seed):
    clean = np.nan_to_num(data)
    score = clean[:, 0] + clean[:, 1] / 10 + np.random.RandomState(seed).normal(size=len(data))
    place = np.argsort(np.argsort(score)) * len(names) // len(score)
    return np.array(names)[place]


def write(name, model, seed, dump=None, payload=None, missing=0.0):
    """The model in a file, and its probabilities for rows that it was not trained with."""
    file = os.path.join(FOLDER, name + "_rf_model.pkl")
    (dump or joblib.dump)(model if payload is None else payload, file)
    data = rows(1000 + seed, 60, missing)
    # Some rows right at thresholds, and next to them.
    for i, value in enumerate(thresholds(model)[:20]):
        data[i, 0] = [value, np.nextafter(value, -9), np.nextafter(value, 9)][i % 3]
    probabilities = model.predict_proba(data)
    for end, table in ((".input.csv", data), (".expected.csv", probabilities)):
        with open(os.path.join(FOLDER, name + end), "w", newline="") as out:
            out.write(",".join("f%d" % i for i in range(table.shape[1])) + "\n")
            for line in table:
                out.write(",".join(repr(float(number)) for number in line) + "\n")


def thresholds(model):
    trees = getattr(model, "estimators_", [model] if hasattr(model, "tree_") else [])
    found = []
    for tree in trees:
        found.extend(tree.tree_.threshold[tree.tree_.feature == 0])
    return found


def forest(**more):
    settings = dict(n_estimators=7, random_state=1, max_depth=6, n_jobs=1)
    settings.update(more)
    return RandomForestClassifier(**settings)


def fitted(model, names=(0, 1), seed=1, missing=0.0, count=250):
    data = rows(seed, count, missing)
    return model.fit(data, labels(data, list(names), seed))


def plain_dump(protocol):
    def dump(model, file):
        with open(file, "wb") as out:
            pickle.dump(model, out, protocol)

    return dump


def compressed(how, protocol=4):
    return lambda model, file: joblib.dump(model, file, compress=how, protocol=protocol)


def main():
    for names in ([1], [0], [0, 1, 2], list(range(8)), list(range(10)), list(range(17)),
                  ["no", "yes"], ["0", "1"], [False, True], [-2.0, 1.0], [5, 3]):
        write("classes_" + "_".join(str(n) for n in names[:3]) + "_of_%d" % len(names),
              fitted(forest(), names), 1)
    for how, settings in {
        "balanced": dict(class_weight="balanced"),
        "subsample": dict(class_weight="balanced_subsample", max_samples=0.63),
        "weights": dict(class_weight={0: 0.1, 1: 0.7}),
        "no_bootstrap": dict(bootstrap=False, max_features=0.5),
        "oob": dict(oob_score=True, max_features="log2", criterion="entropy"),
        "all_features": dict(max_features=None, min_samples_leaf=5),
        "leaf_nodes": dict(max_leaf_nodes=9, max_depth=None),
        "pruned": dict(ccp_alpha=0.01),
        "many_trees": dict(n_estimators=150, max_depth=None),
        "warm": dict(warm_start=True),
    }.items():
        write("forest_" + how, fitted(forest(**settings)), 2)
    write("many_classes_weighted",
          fitted(forest(class_weight="balanced", max_depth=9), range(11), count=600), 3)
    write("extra_trees", fitted(ExtraTreesClassifier(9, random_state=2, max_depth=7)), 4)
    write("extra_trees_classes",
          fitted(ExtraTreesClassifier(9, random_state=2, bootstrap=True), range(9)), 4)
    write("one_tree", fitted(DecisionTreeClassifier(random_state=3, max_depth=8)), 5)
    write("one_extra_tree", fitted(ExtraTreeClassifier(random_state=3), "abc"), 5)
    write("only_a_root", fitted(DecisionTreeClassifier(max_depth=1, min_samples_leaf=200)), 5)

    scaled = Pipeline([("scale", StandardScaler()), ("forest", forest())])
    write("scaled", fitted(scaled), 6)
    write("scaled_no_mean",
          fitted(Pipeline([("s", StandardScaler(with_mean=False)), ("f", forest())])), 6)
    write("scaled_no_std",
          fitted(Pipeline([("s", StandardScaler(with_std=False)), ("p", "passthrough"),
                           ("f", forest())])), 6)
    for strategy in ("mean", "median", "most_frequent", "constant"):
        imputed = Pipeline([("fill", SimpleImputer(strategy=strategy)), ("scale", StandardScaler()),
                            ("forest", forest())])
        write("imputed_" + strategy, fitted(imputed, missing=0.1), 7, missing=0.2)
    data = rows(8, 250, 0.1)
    data[:, 2] = np.nan  # never seen in training: left out
    empty = Pipeline([("fill", SimpleImputer()), ("forest", forest())])
    write("imputed_empty_column", empty.fit(data, labels(data, [0, 1], 8)), 8, missing=0.2)
    kept = Pipeline([("fill", SimpleImputer(keep_empty_features=True)), ("forest", forest())])
    write("imputed_kept_column", kept.fit(data, labels(data, [0, 1], 8)), 8, missing=0.2)

    for method in ("sigmoid", "isotonic"):
        for names in ([0, 1], ["a", "b", "c"], list(range(9))):
            for ensemble in (True, False):
                name = "calibrated_%s_%d_%s" % (method, len(names), ensemble)
                calibrated = CalibratedClassifierCV(
                    forest(n_estimators=5), method=method, cv=3, ensemble=ensemble)
                write(name, fitted(calibrated, names), 9)
    write("calibrated_pipeline_sigmoid",
          fitted(CalibratedClassifierCV(scaled, method="sigmoid", cv=2)), 10)
    write("pipeline_calibrated_isotonic",
          fitted(Pipeline([("s", StandardScaler()),
                           ("c", CalibratedClassifierCV(forest(), method="isotonic", cv=2))])), 10)
    prefit = CalibratedClassifierCV(fitted(forest()), method="isotonic", cv="prefit")
    write("calibrated_prefit_isotonic", fitted(prefit, seed=11), 11)

    model = fitted(forest())
    for protocol in range(6):
        write("pickle_%d" % protocol, model, 12, plain_dump(protocol))
        write("joblib_%d" % protocol, model, 12,
              lambda value, file, p=protocol: joblib.dump(value, file, protocol=p))
    for how in ("zlib", "gzip", "bz2", "lzma", "xz", "lz4"):
        try:
            write("joblib_" + how, model, 13, compressed((how, 3)))
            write("joblib_2_" + how, model, 13, compressed((how, 3), 2))
        except ValueError as missing:  # lz4 is a package of its own
            print("without", how, missing, file=sys.stderr)
            for end in ("_rf_model.pkl", ".input.csv", ".expected.csv"):
                for name in ("joblib_", "joblib_2_"):
                    if os.path.exists(os.path.join(FOLDER, name + how + end)):
                        os.remove(os.path.join(FOLDER, name + how + end))
    names = ["a", "b", "c", "d", "e", "f"]
    for kind, given in (("list", names), ("tuple", tuple(names)),
                        ("array", np.array(names)), ("objects", np.array(names, dtype=object))):
        write("payload_" + kind, model, 14, payload={"model": model, "features": given,
                                                     "threshold": np.float64(0.5), "scaler": None})
    seeded = fitted(forest(random_state=np.random.RandomState(4)))
    write("random_state", seeded, 15)
    print("scikit-learn", sklearn.__version__)


main()
