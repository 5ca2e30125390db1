# Sourced by the scripts beside it, which set $here. Builds what is out of date; sets $root, and $java
# to the java command that the launcher takes.
root=$(CDPATH= cd -P -- "$here/.." && pwd)
java=$(MULTI_ALPHA_OPTS=-XshowSettings:properties "$root/multi-alpha" --version 2>&1 |
  sed -n 's/^ *java\.home = //p')/bin/java
[ -x "$java" ] || {
  echo "The launcher does not start; try ./multi-alpha --version." >&2
  exit 3
}
if [ ! -f "$root/benchmarks/target/benchmarks.jar" ] ||
  [ -n "$(find "$root/api/src/main" "$root/host/src/main" "$root/benchmarks/src/main" \
    "$root/benchmarks/pom.xml" -newer "$root/benchmarks/target/benchmarks.jar" -print)" ]; then
  echo "Building the benchmarks ..." >&2
  (cd "$root" && mvn -q -B -Dmultialpha.checks=false -Dmaven.test.skip=true -pl benchmarks -am \
    package) >&2
  touch "$root/benchmarks/target/benchmarks.jar"
fi
