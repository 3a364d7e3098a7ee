#!/usr/bin/env bash
# Prints what one cluster's speed is: a Deployment of many pods to Ready, what requests wait meanwhile, lists, handshakes.
# Usage: bench/speed.sh [PODS] [NODES] [SPEED]; JAVA_FLAGS replaces the server's own. With kubectl on the PATH, its lists, too.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -n "${CLASS_PATH:-}" ] || ./podfall labs >/dev/null 2>&1 # builds
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# What cli/.../ServerCommand.java starts the server with.
read -r -a flags <<<"${JAVA_FLAGS:--XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -Xmx1g}"
exec "$java" "${flags[@]}" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "${CLASS_PATH:-$(cat cli/target/class-path)}" bench/Speed.java "$@"
