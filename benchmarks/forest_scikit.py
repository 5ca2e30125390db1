"""Times scikit-learn on the forests of ForestScoring and ForestTraining and prints JSON; nothing where it is not installed.

Called by report.sh with the folder of the forests.
"""

import json
import os
import sys
import time

try:
    import joblib
    import numpy
    import sklearn
    from sklearn.ensemble import RandomForestClassifier
except ImportError:
    print("{}")
    sys.exit(0)

FOLDER = sys.argv[1]
FORESTS = ("A", "B")
ROWS = numpy.loadtxt(os.path.join(FOLDER, "rows.input.csv.gz"), delimiter=",", skiprows=1)


def seconds(job, times):
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        job()
        taken.append(time.perf_counter() - start)
    return taken


measured = {"version": sklearn.__version__}
for name in FORESTS:
    file = os.path.join(FOLDER, name + ".pkl")
    load = seconds(lambda: joblib.load(file), 4)[1:]
    model = joblib.load(file)
    forest = model["model"] if isinstance(model, dict) else model
    forest.n_jobs = 1
    forest.predict_proba(ROWS[:1])
    measured[name] = {
        "load": load,
        "row": seconds(lambda: forest.predict_proba(ROWS[:1]), 11),
        "batch": seconds(lambda: forest.predict_proba(ROWS), 3),
    }
noise = (numpy.arange(len(ROWS), dtype=numpy.int64) * 2_654_435_761 & 0xFFFFFFFF) / 4_294_967_296.0
LABELS = ROWS[:, 0] - ROWS[:, 1] * ROWS[:, 2] + 4 * (noise - 0.5) > 0.5
for name, depth in (("5", 5), ("none", None)):
    for threads in (1, 2):
        forest = RandomForestClassifier(300, max_depth=depth, min_samples_leaf=50, max_features="log2", random_state=42,
                                        n_jobs=threads)
        taken = seconds(lambda: forest.fit(ROWS, LABELS), 4)[1:]
        measured[f"training:{name}:{threads}"] = {
            "seconds": taken, "nodes": sum(tree.tree_.node_count for tree in forest.estimators_)}
print(json.dumps(measured))
