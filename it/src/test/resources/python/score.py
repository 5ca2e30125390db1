"""Loads a joblib pickle and prints predict_proba of the rows of a CSV file, as text that keeps every bit.

usage: score.py MODEL.pkl ROWS.csv
"""

import csv
import sys
import warnings

import joblib
import numpy

# A file may name an older release than the one that reads it, where both read it alike.
warnings.simplefilter("ignore")
loaded = joblib.load(sys.argv[1])
model = loaded["model"] if isinstance(loaded, dict) else loaded
with open(sys.argv[2], newline="") as file:
    rows = numpy.array([[float(cell) for cell in row] for row in csv.reader(file)])
print("class", type(model).__name__, len(model.estimators_), *(repr(c) for c in model.classes_.tolist()))
if isinstance(loaded, dict):
    print("features", *loaded["features"])
print("names", *getattr(model, "feature_names_in_", []))
if len(rows):
    for row in model.predict_proba(rows):
        print(*(float(p).hex() for p in row))
