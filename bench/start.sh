#!/usr/bin/env bash
# Prints how long a person waits: start with no server, start with one, status. Median of RUNS. What clusters cost prints
# bench/clusters.sh.
# Usage: bench/start.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
export PODFALL_HOME
PODFALL_HOME=$(mktemp -d)/podfall
trap './podfall stop --all >/dev/null 2>&1 || true; rm -rf "$(dirname "$PODFALL_HOME")"' EXIT

millis() { # runs a command, prints its wall time
  local began
  began=$(date +%s%N)
  "$@" >/dev/null 2>&1
  echo $((($(date +%s%N) - began) / 1000000))
}
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
./podfall labs >/dev/null 2>&1 # builds and prepares
labs=(empty-endpoints killed-on-load config-error image-backoff wrong-predictions)
printf 'median of %s runs\n' "$runs"
for ((i = 0; i < runs; i++)); do ./podfall stop --all >/dev/null 2>&1; millis ./podfall start "${labs[i % 5]}"; done | median |
  xargs printf 'start, no server running   %6s ms\n'
for ((i = 0; i < runs; i++)); do ./podfall stop >/dev/null 2>&1 || true; millis ./podfall start "${labs[i % 5]}"; done | median |
  xargs printf 'start, server running      %6s ms\n'
for ((i = 0; i < runs; i++)); do millis ./podfall status; done | median | xargs printf 'status                     %6s ms\n'
