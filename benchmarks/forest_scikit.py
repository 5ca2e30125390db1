"""Times scikit-learn on the forests of ForestScoring and prints JSON; nothing where it is not installed.

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
print(json.dumps(measured))
