"""Trains a forest anew, with the parameters that a joblib pickle names, and compares: prints how many of the
pickle's trees it grew again to the last bit, and predict_proba of the rows by its own, as text that keeps every bit.

usage: same_forest.py MODEL.pkl ROWS.csv     the last column of the rows is their label, the one before their weight
"""

import sys
import warnings

import joblib
import numpy
from sklearn.ensemble import RandomForestClassifier

# A file may name an older release than the one that reads it, where both read it alike.
warnings.simplefilter("ignore")
read = joblib.load(sys.argv[1])
table = numpy.loadtxt(sys.argv[2], delimiter=",")
rows, weights, labels = table[:, :-2], table[:, -2], table[:, -1].astype(int)
plain = (weights == 1).all()
grown = RandomForestClassifier(**read.get_params()).fit(rows, labels, sample_weight=None if plain else weights)


def same(one, other):
    a, b = one.tree_.__getstate__(), other.tree_.__getstate__()
    return (a["nodes"].tobytes() == b["nodes"].tobytes() and numpy.array_equal(a["values"], b["values"])
            and a["max_depth"] == b["max_depth"])


def alike(one, other):
    a, b = one.tree_, other.tree_
    return (a.node_count == b.node_count and numpy.array_equal(a.feature, b.feature) and numpy.array_equal(a.threshold, b.threshold)
            and numpy.array_equal(a.children_left, b.children_left) and numpy.allclose(a.value, b.value, rtol=1e-9))


pairs = list(zip(read.estimators_, grown.estimators_))
print("same", sum(same(*pair) for pair in pairs), "alike", sum(alike(*pair) for pair in pairs), "of", len(grown.estimators_))
for row in grown.predict_proba(rows):
    print(*(float(p).hex() for p in row))
