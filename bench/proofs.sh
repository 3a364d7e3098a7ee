#!/usr/bin/env bash
# Prints what the proofs of labs cost in processor time, with all cards of the decks: for each lab, and the dearest experiments.
# The JVM is that of the command `podfall author prove`, unless JAVA_FLAGS says otherwise.
# Usage: bench/proofs.sh [-v] [LAB ...]
set -euo pipefail
cd "$(dirname "$0")/.."
./podfall --version >/dev/null 2>&1 # builds
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
read -r -a flags <<<"${JAVA_FLAGS:--XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -Xmx256m}"
exec "$java" "${flags[@]}" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "$(cat cli/target/class-path)" bench/Proofs.java "$@"
