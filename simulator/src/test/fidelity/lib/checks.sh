# shellcheck shell=bash
# What the suites that are handfuls of checks have in common.

# check NAME COMMAND...: notes whether the command succeeds; what it says is in log.txt
check() {
  local name=$1
  shift
  printf -- '-- %s\n' "$name"
  if timeout 120 "$@"; then echo "passed $name" >>results.txt; else echo "failed $name" >>results.txt; fi
}

# says TEXT COMMAND...: succeeds when what the command prints has the text
says() {
  local text=$1 said
  shift
  said=$("$@" 2>&1) || { printf '%s\n' "$said"; return 1; }
  printf '%s\n' "$said"
  [[ $said == *"$text"* ]]
}
export -f says

# go_tool NAME MODULE VERSION PACKAGE: builds a command out of its module once, and puts it on the PATH
go_tool() {
  local home=$CACHE/$1-$3 source
  if [ ! -x "$home/$1" ]; then
    command -v go >/dev/null || { echo "there is no go"; exit 3; }
    mkdir -p "$home"
    source=$(cd "$home" && go mod download -json "$2@$3" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
    cp -r "$source" "$home/source" && chmod -R u+w "$home/source"
    (cd "$home/source" && CGO_ENABLED=0 go build -ldflags="-s -w" -o "$home/$1" "$4")
    rm -rf "$home/source"
  fi
  PATH=$home:$PATH
}

# in_namespace NAME: a fresh namespace, which kubectl and its like take from now on
in_namespace() {
  cp "$KUBECONFIG" kubeconfig
  export KUBECONFIG=$PWD/kubeconfig
  kubectl delete namespace "$1" --ignore-not-found >/dev/null
  kubectl create namespace "$1" >/dev/null
  kubectl config set-context --current --namespace="$1" >/dev/null
  # shellcheck disable=SC2064
  trap "kubectl delete namespace $1 --wait=false >/dev/null" EXIT
}
