#!/usr/bin/env bash
# Prints what a server bears: people at quizzes and labs with terminals at the same time, against one fresh server on two cores. Needs
# kubectl. Usage: bench/load.sh [TAKERS] [LABS] [SECONDS]; 200, 30 and 60 if nothing is said.
set -euo pipefail
cd "$(dirname "$0")/.."
export PODFALL_HOME
PODFALL_HOME=$(mktemp -d)/podfall
trap './podfall stop --all >/dev/null 2>&1 || true; rm -rf "$(dirname "$PODFALL_HOME")"' EXIT
./podfall labs >/dev/null 2>&1 # builds
two=()
if command -v taskset >/dev/null && [ "$(nproc)" -gt 2 ]; then two=(taskset -c 0,1); fi
"${two[@]}" ./podfall open --print >/dev/null # starts the server
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$(cat cli/target/class-path)" bench/Load.java \
  "$PODFALL_HOME" "${1:-200}" "${2:-30}" "${3:-60}"
