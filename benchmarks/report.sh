#!/bin/sh
# Takes all figures of docs/performance.md and prints its tables, in fifteen minutes or so. The machine
# should have nothing else to do.
#
#   benchmarks/report.sh             prints them
#   benchmarks/report.sh --write     puts them into docs/performance.md
#
#   MULTI_ALPHA_JAVA    the JDK to measure on, as the launcher has it; the newest unless given
set -eu
case ${1-} in
  '' | --write) ;;
  *)
    echo "usage: $0 [--write]" >&2
    exit 2
    ;;
esac
here=$(CDPATH= cd -P -- "$(dirname -- "$0")" && pwd)
. "$here/build.sh"
work=$(mktemp -d)
python3 "$here/pace.py" "$work/pace.json" &
pace=$!
trap 'kill $pace 2>/dev/null || true; wait $pace || true; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
load=$(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown)
forests=$root/../shared/fixtures/perf
if [ -f "$forests/B.pkl" ]; then
  without=
  scikit=$(command -v /usr/bin/python3 || command -v python3)
  echo "Running scikit-learn, a minute or so ..." >&2
  "$scikit" "$here/forest_scikit.py" "$forests" >"$work/scikit.json"
else
  without='-e ForestScoring -e ForestTraining -e ModelLoading'
  echo '{}' >"$work/scikit.json"
fi
echo "Running pandas, half a minute or so ..." >&2
"$java" -cp "$root/benchmarks/target/benchmarks.jar" io.multialpha.benchmarks.PortfolioFigures >"$work/portfolio.json"
pandas=$(command -v /usr/bin/python3 || command -v python3)
"$pandas" "$here/portfolio_pandas.py" "$work/portfolio.json" >"$work/pandas.json"
echo "Running JMH, nine minutes or so ..." >&2
"$java" -jar "$root/benchmarks/target/benchmarks.jar" -prof gc -prof io.multialpha.benchmarks.CpuTimeProfiler \
  $without -foe true -rf json -rff "$work/jmh.json" >"$work/jmh.log" 2>&1 </dev/null || {
  tail -n 40 "$work/jmh.log" >&2
  exit 1
}
echo "Running whole processes, two minutes or so ..." >&2
"$here/whole-process.sh" 15 "$work/processes.json" >"$work/processes.md"
kill $pace
wait $pace
python3 "$here/report.py" "$root" "$java" "$load" "$work" >"$work/report.md"
if [ "${1-}" = --write ]; then
  page=$root/docs/performance.md
  { sed '/^<!-- figures -->$/q' "$page" && echo && cat "$work/report.md"; } >"$work/page.md"
  cp "$work/page.md" "$page"
else
  cat "$work/report.md"
fi
