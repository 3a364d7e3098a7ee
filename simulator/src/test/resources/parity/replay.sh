#!/usr/bin/env bash
# replay.sh apply|snap1|steps|snap2: a phase of a recording of scenarios, done again.
#
# SCENARIOS has a NAME.yaml and, or, a NAME.steps (commands in bash that call `run COMMAND`) for each of the NAMES; OUT/NAME gets what the
# cluster of KUBECONFIG answered; RECORDED/NAME has what was answered before. What steps see is NODE_NAME, NODE_IP and API_PORT.
set -euo pipefail
kinds=pods,deploy,rs,sts,ds,jobs,cronjobs,svc,endpointslices,pvc,hpa,pdb,quota,limitrange,ingress
export NODE_NAME NODE_IP API_PORT

run() {
  local status=0
  printf '$ %s\n' "$*" >>commands.txt
  timeout 90 bash -c "$*" >>commands.txt 2>&1 </dev/null || status=$?
  printf '[exit %s]\n\n' "$status" >>commands.txt
}
write() { cat >"$1"; }
try() {
  cat >"$1.yaml"
  run kubectl apply -f "$1.yaml"
}
into() {
  mkdir -p "$OUT/$1/${2:-.}"
  cd "$OUT/$1/${2:-.}"
  kubectl config set-context --current --namespace="$1" >/dev/null
}

apply() {
  kubectl create namespace "$1" >/dev/null
  into "$1"
  : >commands.txt
  [ ! -f "$SCENARIOS/$1.yaml" ] || { cp "$SCENARIOS/$1.yaml" manifest.yaml && run kubectl apply -f manifest.yaml; }
}
steps() {
  into "$1"
  # shellcheck source=/dev/null
  [ ! -f "$SCENARIOS/$1.steps" ] || (set +eu && . "$SCENARIOS/$1.steps") >/dev/null 2>&1 || true
  # What was typed beyond the steps stands in the recording below a line that begins with #, as it was typed.
  while IFS= read -r command; do
    run "$command"
  done < <(sed -n '/^# /,$s/^\$ //p' "$RECORDED/$1/commands.txt")
}
snapshot() {
  into "$1" "$phase"
  kubectl get pods -o wide >pods-wide.txt 2>&1 || true
  kubectl get $kinds -o wide >get-wide.txt 2>&1 || true
  kubectl describe $kinds >describe.txt 2>&1 || true
  kubectl get events --sort-by=.metadata.creationTimestamp >events.txt 2>&1 || true
}

phase=$1
for name in $NAMES; do
  case $phase in
    snap*) snapshot "$name" ;;
    *) "$phase" "$name" ;;
  esac
done
