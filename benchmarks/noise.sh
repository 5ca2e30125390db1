#!/bin/sh
# Sends markets that are random walks, and some with a planted edge, through the whole of `optimize`, and
# prints how often it accepts something and what it says that is worth: the tables of docs/noise.md. The
# exit code is 1 if it finds too much where there is nothing. Any machine prints the same bytes.
#
#   benchmarks/noise.sh             fifty markets without an edge and twenty of each kind with one, ten minutes or so
#   benchmarks/noise.sh --write     puts the tables into docs/noise.md
#   benchmarks/noise.sh 5           fewer or more of them
set -eu
here=$(CDPATH= cd -P -- "$(dirname -- "$0")" && pwd)
markets=50
write=
case ${1-} in
  '') ;;
  --write) write=1 ;;
  *[!0-9]* | 0 | 1)
    echo "usage: $0 [--write | MARKETS]" >&2
    exit 2
    ;;
  *) markets=$1 ;;
esac
. "$here/build.sh"
tables=$(mktemp)
trap 'rm -f "$tables"' EXIT
trap 'exit 130' INT TERM
code=0
"$java" --enable-native-access=ALL-UNNAMED -cp "$root/benchmarks/target/benchmarks.jar:$root/benchmarks/target/lib/*" \
  io.multialpha.benchmarks.Noise "$markets" >"$tables" || code=$?
if [ -n "$write" ] && [ "$code" -le 1 ] && [ -s "$tables" ]; then
  page=$root/docs/noise.md
  { sed '/^<!-- figures -->$/q' "$page" && echo && cat "$tables"; } >"$tables.page"
  cp "$tables.page" "$page"
  rm "$tables.page"
else
  cat "$tables"
fi
exit "$code"
