#!/bin/sh
# Times whole processes, from the launcher to the exit: plugins list, and a back-test of 10 symbols x
# 60,000 bars on an installation of its own in a temporary folder. Prints a Markdown table.
#
#   benchmarks/whole-process.sh [ROUNDS [FILE]]   15 rounds unless given; wall times go to FILE as JSON
#
#   MULTI_ALPHA_JAVA, MULTI_ALPHA_OPTS            as the launcher has them
set -eu
here=$(CDPATH= cd -P -- "$(dirname -- "$0")" && pwd)
. "$here/build.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
python3 "$here/whole_process.py" "$root" "$work" "$java" "${1:-15}" ${2:+"$2"}
