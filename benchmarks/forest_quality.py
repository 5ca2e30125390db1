"""Compares forests trained here with scikit-learn's, out of sample: log loss and area under the curve over folds, seeds
and the parameters of the search, and prints a table of mean differences with their standard errors.

usage: forest_quality.py ROOT JAVA [ROWS.csv]

Called by forest-quality.sh. Without a file, the rows are made up: 2,000 rows of 30 inputs, five with a signal. A file has
a header, and its last column is the label, 0 or 1.
"""

import json
import math
import os
import subprocess
import sys
import tempfile

import numpy
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import log_loss, roc_auc_score

ROOT, JAVA = sys.argv[1:3]
FOLDS, SEEDS = 5, (1, 2, 3, 4)
PARAMETERS = [
    {"max_depth": 3, "min_samples_leaf": 50, "max_features": "sqrt", "bootstrap": True, "max_samples": None, "class_weight": None},
    {"max_depth": 5, "min_samples_leaf": 100, "max_features": "log2", "bootstrap": True, "max_samples": 0.7, "class_weight": None},
    {"max_depth": None, "min_samples_leaf": 50, "max_features": 0.3, "bootstrap": False, "max_samples": None, "class_weight": None},
    {"max_depth": 7, "min_samples_leaf": 50, "max_features": 0.5, "bootstrap": True, "max_samples": 0.9,
     "class_weight": "balanced_subsample"},
    {"max_depth": None, "min_samples_leaf": 200, "max_features": "sqrt", "bootstrap": True, "max_samples": None,
     "class_weight": "balanced_subsample"},
]
TREES = 300


def made_up():
    random = numpy.random.RandomState(11)
    rows = random.normal(size=(2_000, 30)).astype(numpy.float32).astype(float)
    rows[:, 1] = numpy.round(rows[:, 1], 1)
    score = 0.5 * rows[:, 0] - 0.4 * rows[:, 1] + 0.5 * rows[:, 2] * rows[:, 3] + 0.4 * (rows[:, 4] > 1) - 0.2
    return rows, (random.uniform(size=len(rows)) < 1 / (1 + numpy.exp(-score))).astype(int)


def given(file):
    table = numpy.loadtxt(file, delimiter=",", skiprows=1)
    return table[:, :-1], table[:, -1].astype(int)


def ours(jobs, folder):
    """Probabilities of the test rows of each job, trained and scored here."""
    with open(os.path.join(folder, "jobs.json"), "w", encoding="ascii") as out:
        json.dump(jobs, out)
    libraries = os.path.join(ROOT, "benchmarks", "target")
    subprocess.run([JAVA, "-cp", f"{libraries}/benchmarks.jar:{libraries}/lib/*", "io.multialpha.benchmarks.ForestQuality", folder],
                   check=True)
    with open(os.path.join(folder, "scores.json"), encoding="ascii") as scores:
        return json.load(scores)


def cell(differences):
    mean = numpy.mean(differences)
    error = numpy.std(differences, ddof=1) / math.sqrt(len(differences))
    return f"{mean:+.6f} ± {error:.6f}"


def main():
    rows, labels = given(sys.argv[3]) if len(sys.argv) > 3 else made_up()
    fold = numpy.arange(len(rows)) * FOLDS // len(rows)
    jobs = [{"parameters": {**parameters, "n_estimators": TREES, "random_state": seed}, "fold": number}
            for parameters in PARAMETERS for number in range(FOLDS) for seed in SEEDS]
    with tempfile.TemporaryDirectory() as folder:
        numpy.savetxt(os.path.join(folder, "rows.csv"), numpy.column_stack([rows, fold, labels]), delimiter=",", fmt="%.17g")
        scores = ours(jobs, folder)
    print("| parameters | log loss, scikit-learn | difference | AUC, scikit-learn | difference | equal to the last bit |")
    print("| --- | --- | --- | --- | --- | --- |")
    each = FOLDS * len(SEEDS)
    for start, parameters in enumerate(PARAMETERS):
        loss, loss_difference, area, area_difference, equal = [], [], [], [], 0
        for job, found in list(zip(jobs, scores))[start * each:(start + 1) * each]:
            test = fold == job["fold"]
            forest = RandomForestClassifier(**job["parameters"]).fit(rows[~test], labels[~test])
            theirs = forest.predict_proba(rows[test])[:, 1]
            loss.append(log_loss(labels[test], theirs))
            area.append(roc_auc_score(labels[test], theirs))
            loss_difference.append(log_loss(labels[test], found) - loss[-1])
            area_difference.append(roc_auc_score(labels[test], found) - area[-1])
            equal += numpy.array_equal(theirs, found)
        text = ", ".join(f"{name} {value}" for name, value in parameters.items())
        print(f"| {text} | {numpy.mean(loss):.6f} | {cell(loss_difference)} | {numpy.mean(area):.6f} | {cell(area_difference)} "
              f"| {equal} of {each} |")


main()
