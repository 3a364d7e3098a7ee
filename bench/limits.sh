#!/usr/bin/env bash
# Prints how long a list of pods takes while a container, or a client, does its worst. Needs kubectl and curl.
# Usage: bench/limits.sh [SECONDS]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-8}
export PODFALL_HOME
PODFALL_HOME=$(mktemp -d)/podfall
proxy=
trap 'kill $proxy 2>/dev/null || true; ./podfall stop --all >/dev/null 2>&1 || true; rm -rf "$(dirname "$PODFALL_HOME")"' EXIT
./podfall cluster create limits >/dev/null 2>&1
export KUBECONFIG=$PODFALL_HOME/clusters/limits/kubeconfig
kubectl proxy --port=0 >"$PODFALL_HOME/proxy.out" &
proxy=$!
while ! grep -q 'Starting to serve' "$PODFALL_HOME/proxy.out"; do sleep 0.1; done
pods=http://$(sed 's/.* on //' "$PODFALL_HOME/proxy.out")/api/v1/namespaces/default/pods

latency() { # lists pods for a while, prints p50, p99 and the longest in milliseconds
  local end=$((SECONDS + seconds))
  while [ $SECONDS -lt $end ]; do
    curl -s -o /dev/null -w '%{time_total}\n' "$pods"
    sleep 0.03
  done | sort -n | awk '{v[NR] = $1 * 1000} END {printf "%6.0f %6.0f %6.0f", v[int((NR + 1) / 2)], v[int(NR * 0.99 + 0.99)], v[NR]}'
}
number=0
inside() { # a script in a fresh container, beside the measurement
  number=$((number + 1))
  kubectl run "o$number" --image=busybox:1.36 --restart=Never ${limits:+--overrides="$limits"} -- sleep 36000 >/dev/null
  kubectl wait --for=condition=Ready "pod/o$number" --timeout=60s >/dev/null
  kubectl exec "o$number" -- sh -c "$2" >/dev/null 2>&1 &
  local worker=$!
  printf '%-34s %s\n' "$1" "$(latency)"
  kill $worker 2>/dev/null || true
  kubectl delete pod "o$number" --force --grace-period=0 >/dev/null 2>&1
}
outside() { # a client's work beside the measurement
  bash -c "$2" >/dev/null 2>&1 &
  local worker=$!
  printf '%-34s %s\n' "$1" "$(latency)"
  kill $worker 2>/dev/null || true
  eval "${3:-:}" >/dev/null 2>&1 || true
}

printf '%-34s %6s %6s %6s ms\n' 'while' p50 p99 most
inside 'nothing happens' true
inside 'a fork bomb' ':(){ :|:& };:'
inside 'yes' yes
inside 'fifty times yes > /dev/null' 'for i in $(seq 50); do yes >/dev/null & done; wait'
inside 'cat /dev/zero | wc -c' 'cat /dev/zero | head -c 10G | wc -c'
inside 'recursion by eval' 'x="eval \"\$x\""; while :; do (eval "$x"); done'
inside 'a variable that doubles' 'while :; do (x=ab; while :; do x=$x$x; done) 2>/dev/null; done'
inside 'seq 1 1000000000' 'seq 1 1000000000'
inside '2,000 sleeping processes' 'for i in $(seq 2000); do sleep 100 & done; wait'
outside 'a Deployment of 1,000 pods' 'kubectl create deployment many --image=registry.k8s.io/pause:3.10 --replicas=1000; sleep 60' \
  'kubectl delete deployment many; kubectl wait --for=delete pod -l app=many --timeout=300s'
probed='{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "probed"}, "spec": {"replicas": 500,
  "selector": {"matchLabels": {"app": "probed"}}, "template": {"metadata": {"labels": {"app": "probed"}},
  "spec": {"containers": [{"name": "c", "image": "nginx:1.27", "readinessProbe": {"periodSeconds": 1, "httpGet": {"port": 80}},
  "livenessProbe": {"periodSeconds": 1, "exec": {"command": ["true"]}}}]}}}}'
export probed
outside '500 pods with probes each second' 'kubectl create -f - <<<"$probed"; sleep 60' \
  'kubectl delete deployment probed; kubectl wait --for=delete pod -l app=probed --timeout=300s'
outside 'a Job of 5,000 at once' 'kubectl create job crowd --image=busybox:1.36 --dry-run=client -o json -- true |
  sed "s/\"spec\": {/\"spec\": {\"parallelism\": 5000, \"completions\": 5000,/" | kubectl create -f -; sleep 60' 'kubectl delete job crowd'
