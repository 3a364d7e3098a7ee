#!/usr/bin/env bash
# Prints how long a test waits for an embedded cluster: the first in a fresh JVM, and each more.
set -euo pipefail
cd "$(dirname "$0")/.."
./podfall --version >/dev/null 2>&1 # builds
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -XX:+UseSerialGC -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "$(cat cli/target/class-path)" bench/Embedded.java
