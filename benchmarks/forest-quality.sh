#!/bin/sh
# Compares forests trained here with scikit-learn's, out of sample, and prints a table. Needs a python3
# with scikit-learn (on Debian: python3-sklearn).
#
#   benchmarks/forest-quality.sh              on rows that are made up
#   benchmarks/forest-quality.sh ROWS.csv     on rows of your own; the last column is the label
set -eu
here=$(CDPATH= cd -P -- "$(dirname -- "$0")" && pwd)
. "$here/build.sh"
python=$(command -v /usr/bin/python3 || command -v python3)
exec "$python" "$here/forest_quality.py" "$root" "$java" "$@"
