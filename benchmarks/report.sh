#!/bin/sh
# Takes all figures of docs/performance.md and prints its tables, in about four minutes. The machine
# should have nothing else to do.
#
#   benchmarks/report.sh
#
#   MULTI_ALPHA_JAVA    the JDK to measure on, as the launcher has it; the newest unless given
set -eu
here=$(CDPATH= cd -P -- "$(dirname -- "$0")" && pwd)
. "$here/build.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
load=$(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown)
echo "Running JMH, three minutes or so ..." >&2
"$java" -jar "$root/benchmarks/target/benchmarks.jar" -prof gc -prof io.multialpha.benchmarks.CpuTimeProfiler \
  -foe true -rf json -rff "$work/jmh.json" >"$work/jmh.log" 2>&1 </dev/null || {
  tail -n 40 "$work/jmh.log" >&2
  exit 1
}
echo "Running whole processes, a minute or so ..." >&2
"$here/whole-process.sh" 11 "$work/processes.json" >"$work/processes.md"
python3 "$here/report.py" "$root" "$java" "$load" "$work"
