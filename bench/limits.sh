#!/usr/bin/env bash
# Prints how long a list of pods takes while a container, or a client, does its worst. Needs kubectl and curl.
# Usage: bench/limits.sh [SECONDS]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-5}
export PODFALL_HOME
PODFALL_HOME=$(mktemp -d)/podfall
proxies=()
trap 'kill "${proxies[@]}" 2>/dev/null || true; ./podfall stop --all >/dev/null 2>&1 || true; rm -rf "$(dirname "$PODFALL_HOME")"' EXIT
./podfall cluster create limits >/dev/null 2>&1
export KUBECONFIG=$PODFALL_HOME/clusters/limits/kubeconfig
proxy() { # starts one; what else comes through it would wait for its worst client, so that it gets another
  kubectl proxy --port=0 --disable-filter >"$PODFALL_HOME/$1.out" 2>/dev/null &
  proxies+=($!)
  while ! grep -q 'Starting to serve' "$PODFALL_HOME/$1.out"; do sleep 0.1; done
}
proxy fair
proxy worst
pods=http://$(sed 's/.* on //' "$PODFALL_HOME/fair.out")/api/v1/namespaces/default/pods
core=http://$(sed 's/.* on //' "$PODFALL_HOME/worst.out")/api/v1/namespaces/default
export core

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
  setsid bash -c "$2" >/dev/null 2>&1 &
  local worker=$!
  printf '%-34s %s\n' "$1" "$(latency)"
  kill -- -$worker 2>/dev/null || true
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

kubectl run talk --image=nginx:1.27 >/dev/null
kubectl wait --for=condition=Ready pod/talk --timeout=60s >/dev/null
kubectl config view --raw -o jsonpath='{.users[0].user.client-certificate-data}' | base64 -d >"$PODFALL_HOME/cert.pem"
kubectl config view --raw -o jsonpath='{.users[0].user.client-key-data}' | base64 -d >"$PODFALL_HOME/key.pem"
direct=$(kubectl config view --raw -o jsonpath='{.clusters[0].cluster.server}')
export direct
socket() { # curl's words for an exec session: its parameters, and how many at once
  local head='-H "Connection: Upgrade" -H "Upgrade: websocket" -H "Sec-WebSocket-Version: 13"
    -H "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==" -H "Sec-WebSocket-Protocol: v4.channel.k8s.io"'
  printf 'curl -sk --cert "$PODFALL_HOME/cert.pem" --key "$PODFALL_HOME/key.pem" -Z --parallel-max %s --http1.1 -o /dev/null %s \
    "$direct/api/v1/namespaces/default/pods/talk/exec?stdout=true&%s&x=[1-%s]" & ' "$2" "${head//$'\n'/ }" "$1" "$2"
}
post() { # curl's words for posting a file: its name, what it holds, how many, how many at once
  printf 'curl -s -Z --parallel-max %s -o /dev/null -H "Content-Type: application/json" --data-binary "@$PODFALL_HOME/%s" "$core/%s?x=[1-%s]"' \
    "$4" "$1" "$2" "$3"
}
each() { # a manifest for each number: kind, how many, and the rest with %d for the number
  for ((i = 1; i <= $2; i++)); do printf "kind: $1\n$3\n---\n" "$i"; done
}
export -f each
outside 'exec -- yes' 'kubectl exec talk -- yes'
outside 'exec -- yes, fifty times' "$(socket command=yes 50) wait"
sessions=$(socket 'command=sleep&command=1000' 250)
outside '1,000 exec sessions' "$sessions $sessions $sessions $sessions wait"
watches='curl -s -Z --parallel-max 250 -o /dev/null "$core/pods?watch=1&x=[1-250]" & '
outside '1,000 watches and changes' "$watches $watches $watches $watches"'while :; do kubectl label pod talk "n=$RANDOM" --overwrite; done'
outside 'watches opened without end' 'while :; do timeout 0.3 curl -s -Z --parallel-max 20 -o /dev/null "$core/pods?watch=1&x=[1-20]"; done'
printf '%s' '{"apiVersion": "v1", "kind": "Event", "metadata": {"generateName": "e-"}, "reason": "Try", "message": "try", "type": "Normal",
  "involvedObject": {"kind": "Pod", "name": "talk", "namespace": "default"}, "source": {"component": "x"}}' >"$PODFALL_HOME/event"
outside '10,000 events' "$(post event events 10000 20)" 'curl -s -X DELETE "$core/events"'
printf '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"generateName": "c-"}, "data": {"text": "%s"}}' \
  "$(head -c 1000000 /dev/zero | tr '\0' x)" >"$PODFALL_HOME/megabyte"
outside '1,000 ConfigMaps of 1 MB' "$(post megabyte configmaps 1000 1)" 'curl -s -X DELETE "$core/configmaps"'
outside 'logs -f of a fast writer' 'kubectl run big --image=busybox:1.36 --restart=Never -- seq 1 150000000
  kubectl wait --for=condition=Ready pod/big; kubectl logs -f big' 'kubectl delete pod big --now'
outside '200 connections of a port-forward' 'kubectl port-forward pod/talk 38080:80 & sleep 1
  while :; do curl -s -Z --parallel-max 200 --http1.1 -o /dev/null "http://127.0.0.1:38080/?x=[1-400]"; done'
outside 'a loop of kubectl run' 'for ((i = 0; ; i++)); do kubectl run "r$i" --image=busybox:1.36 --restart=Never -- true; done' \
  'kubectl delete pod --all --force --grace-period=0 --field-selector metadata.name!=talk'
outside '100 CronJobs' 'each CronJob 100 "apiVersion: batch/v1\nmetadata: {name: c%d}\nspec: {schedule: \"* * * * *\", jobTemplate: {spec:
  {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1.36, command: [\"true\"]}]}}}}}" | kubectl create -f -; sleep 60' \
  'kubectl delete cronjob --all'
outside 'ReplicaSets after the same pods' 'each ReplicaSet 3 "apiVersion: apps/v1\nmetadata: {name: r%d}\nspec: {replicas: 20, selector: {matchLabels:
  {k: x}}, template: {metadata: {labels: {k: x}}, spec: {containers: [{name: c, image: registry.k8s.io/pause:3.10}]}}}" | kubectl create -f -
  while :; do kubectl label pods -l k=x k=y --overwrite; kubectl label pods -l k=y k=x --overwrite; done' \
  'kubectl delete rs r1 r2 r3; kubectl delete pods -l "k in (x, y)" --force --grace-period=0'
