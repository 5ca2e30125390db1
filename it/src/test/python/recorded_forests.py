"""Writes forests that the installed scikit-learn trains, node by node, for the tests of the trainer:
rows.csv (inputs, weight, label), forests.csv (parameters) and nodes.csv (nodes and importances).

Usage: recorded_forests.py host/src/test/resources/forests
"""
import os
import sys

import numpy as np
from sklearn.ensemble import RandomForestClassifier

FOLDER = sys.argv[1]
ROWS = 160
# Weights that are no whole numbers are summed in an order of its own; these seeds meet no two splits that are equal but for that.
FORESTS = [
    # name, n_estimators, max_depth, min_samples_leaf, max_features, bootstrap, max_samples, class_weight, random_state, weights
    ("one-tree", 1, None, 5, None, False, None, None, 0, False),
    ("default", 3, None, 1, "sqrt", True, None, None, 42, False),
    ("shallow", 3, 3, 10, "log2", True, None, None, 1, False),
    ("share", 3, 5, 8, 0.5, True, 0.7, None, 4294967295, False),
    ("count", 3, 7, 8, 3, False, None, None, 7, False),
    ("balanced", 3, None, 20, "sqrt", True, None, "balanced", 8, False),
    ("balanced-subsample", 3, None, 20, "sqrt", True, 0.9, "balanced_subsample", 9, False),
    ("balanced-subsample-of-all", 3, None, 20, "sqrt", False, None, "balanced_subsample", 13, False),
    ("weighted", 3, None, 8, "sqrt", True, None, None, 11, True),
    ("weighted-balanced", 3, 4, 8, 0.3, True, 0.6, "balanced", 12, True),
]


def text(value):
    return "None" if value is None else str(value)


def save(name, lines):
    with open(os.path.join(FOLDER, name), "w", encoding="ascii") as out:
        out.write("\n".join(lines) + "\n")


def main():
    random = np.random.RandomState(20)
    inputs = random.normal(size=(ROWS, 8)).astype(np.float32)
    inputs[:, 1] = np.round(inputs[:, 1], 1)  # ties
    inputs[:, 2] = inputs[:, 2] > 0.5  # a switch
    inputs[:, 3] = 2.5  # constant
    inputs[:, 4] = np.round(inputs[:, 4] * 8) * 6e-8  # neighbours that count as equal
    inputs[:, 5] = np.where(inputs[:, 5] > 1.9, 1, 0)  # constant in most samples
    score = inputs[:, 0] - inputs[:, 1] * inputs[:, 6] + inputs[:, 2]
    labels = (score + random.normal(size=ROWS) > 0.8).astype(int)
    weights = np.round(random.uniform(0.2, 2, size=ROWS), 3)
    weights[::17] = 0
    save("rows.csv", [
        ",".join([*(repr(float(x)) for x in row), repr(float(w)), str(y)])
        for row, w, y in zip(inputs, weights, labels)
    ])
    forests, nodes = [], []
    for name, *values in FORESTS:
        names = ["n_estimators", "max_depth", "min_samples_leaf", "max_features", "bootstrap", "max_samples", "class_weight",
                 "random_state"]
        forest = RandomForestClassifier(**dict(zip(names, values)))
        forest.fit(inputs, labels, sample_weight=weights if values[-1] else None)
        forests.append(",".join([name, *(text(value) for value in values), *(repr(float(i)) for i in forest.feature_importances_)]))
        for number, estimator in enumerate(forest.estimators_):
            tree = estimator.tree_
            for node in range(tree.node_count):
                nodes.append(",".join([
                    name, str(number), str(tree.children_left[node]), str(tree.children_right[node]), str(tree.feature[node]),
                    repr(float(tree.threshold[node])), repr(float(tree.impurity[node])), str(tree.n_node_samples[node]),
                    *(repr(float(value)) for value in tree.value[node, 0])]))
    save("forests.csv", forests)
    save("nodes.csv", nodes)


main()
