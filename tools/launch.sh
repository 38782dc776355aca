# Sourced by the scripts that run Xlava from a checkout: finds a JDK, builds what is missing, runs a main class.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
needed_jdk=25

fail() {
  echo "$1" >&2
  exit 1
}

is_new_enough() {
  local version
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${version:-0}" -ge "$needed_jdk" ]
}

# The places where a JDK may be: the environment, the PATH, Maven's toolchains, and where installers put them.
jdk_places() {
  local java
  echo "${JAVA_HOME:-}"
  java=$(command -v java) && dirname "$(dirname "$(readlink -f "$java")")"
  [ -f ~/.m2/toolchains.xml ] && sed -n 's:.*<jdkHome>\(.*\)</jdkHome>.*:\1:p' ~/.m2/toolchains.xml
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/*jdk* ~/.sdkman/candidates/java/* ~/.jdks/* ~/.gradle/jdks/*
}

find_jdk() {
  local place
  while IFS= read -r place; do
    if is_new_enough "$place"; then
      echo "$place"
      return
    fi
  done < <(jdk_places)
  fail "JDK: version $needed_jdk or newer is needed; got none in JAVA_HOME, on the PATH, in ~/.m2/toolchains.xml or /usr/lib/jvm. Install one, or set JAVA_HOME."
}

# The jar of a module; that of native carries the plugin where there is one.
jar_of() {
  local classifier=
  [ "$1 $(uname -s)" = "native Linux" ] && classifier="-linux-$(uname -m)"
  echo "$root/$1/target/xlava-$1-0.1.0-SNAPSHOT$classifier.jar"
}

is_stale() {
  local jar
  jar=$(jar_of "$1")
  [ ! -f "$jar" ] || [ -n "$(find "$root/$1/src" "$root/$1/pom.xml" "$root/pom.xml" \
    -path "$root/$1/src/test" -prune -o -newer "$jar" -type f -print -quit)" ]
}

# Builds the last of the given modules with all it depends on, if any of them is older than its sources.
build_modules() {
  local module stale=
  for module in "$@"; do
    is_stale "$module" && stale=yes
  done
  [ -n "$stale" ] || return 0
  echo "building ${!#} ..." >&2
  command -v java >/dev/null || export JAVA_HOME=$jdk
  mvn -q -f "$root/pom.xml" -pl "${!#}" -am -Dmaven.test.skip=true package >&2 || fail "the build failed; see above"
  # Maven leaves a jar alone when its contents are what they were.
  for module in "$@"; do
    touch "$(jar_of "$module")"
  done
}

module_path() {
  local module path=
  for module in "$@"; do
    path+=${path:+:}$(jar_of "$module")
  done
  echo "$path"
}

jdk=$(find_jdk) || exit 1

# The modules that an example takes, and the command that runs the one of a name, into the array example.
example_modules=(bindings native tracer lowering runtime examples)
start_cache=$root/examples/target/start.aot

example_command() {
  plain_command "$1"
  [ ! -f "$start_cache" ] || example=("${example[0]}" "-XX:AOTCache=$start_cache" "${example[@]:1}")
}

# The same without the classes that the JVM noted.
plain_command() {
  example=("$jdk/bin/java" --enable-native-access=org.xlava.bindings
    --module-path "$(module_path "${example_modules[@]}")" --module "org.xlava.examples/org.xlava.examples.$1")
}

# Has the JVM note which classes a command loads, so that it finds them loaded and linked from then on, unless the file is
# newer than the modules: note_classes FILE "MODULE..." COMMAND...
note_classes() {
  local file=$1 module stale=
  for module in $2; do
    [ ! "$(jar_of "$module")" -nt "$file" ] || stale=yes
  done
  [ ! -f "$file" ] || [ -n "$stale" ] || return 0
  rm -f "$file"
  "$3" "-XX:AOTCacheOutput=$file" "${@:4}" >/dev/null 2>&1 ||
    echo "the JVM couldn't write $file; what would use it starts without it" >&2
}

build_examples() {
  build_modules "${example_modules[@]}"
  plain_command AdvancedAutodiff
  note_classes "$start_cache" "${example_modules[*]}" "${example[@]}" 1 2 3 4 5
}
