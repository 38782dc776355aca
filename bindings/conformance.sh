# Sourced by the conformance tools: builds what is missing and runs one of their main classes.
# shellcheck shell=bash

. "$(dirname "${BASH_SOURCE[0]}")/../tools/launch.sh"

modules=(bindings native)
classes=$root/bindings/target/test-classes
libraries=$root/bindings/target/conformance-libraries
built=$root/bindings/target/conformance.built

build_conformance() {
  [ ! -d "$classes" ] || [ ! -d "$libraries" ] || [ ! -f "$built" ] || [ -n "$(find "$root/bindings/src/test" "$root/bindings/pom.xml" \
    "$root/bindings/src/main" -newer "$built" -type f -print -quit)" ] || return 0
  echo "building the conformance tools ..." >&2
  command -v java >/dev/null || export JAVA_HOME=$jdk
  mvn -q -f "$root/pom.xml" -pl bindings -DskipTests test-compile >&2 || fail "the build failed; see above"
  touch "$built"
}

run_conformance() {
  build_modules "${modules[@]}"
  build_conformance
  exec "$jdk/bin/java" --enable-native-access=ALL-UNNAMED \
    --class-path "$(module_path "${modules[@]}"):$classes:$libraries/*" "org.xlava.pjrt.conformance.$1" "${@:2}"
}
