#!/usr/bin/env bash
# Prints what embedded clusters cost in one JVM: heap of each more, pods from created to Running per second.
set -euo pipefail
cd "$(dirname "$0")/.."
./podfall labs >/dev/null 2>&1 # builds
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -XX:+UseSerialGC -Xmx1g -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "$(cat cli/target/class-path)" bench/Clusters.java
