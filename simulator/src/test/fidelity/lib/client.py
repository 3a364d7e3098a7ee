"""A handful of what programs do with the Python client; each check is noted in results.txt."""
import tempfile
import time
import traceback

import yaml
from kubernetes import client, config, dynamic, utils, watch
from kubernetes.stream import stream

NAMESPACE = "fidelity-python"
config.load_kube_config()
core, apps = client.CoreV1Api(), client.AppsV1Api()
WEB = {
    "apiVersion": "apps/v1",
    "kind": "Deployment",
    "metadata": {"name": "web"},
    "spec": {
        "replicas": 2,
        "selector": {"matchLabels": {"app": "web"}},
        "template": {
            "metadata": {"labels": {"app": "web"}},
            "spec": {"containers": [{"name": "web", "image": "busybox:1.36", "command": ["sh", "-c", "echo hello; sleep 3600"]}]},
        },
    },
}


def check(name):
    def run(body):
        try:
            body()
            verdict = "passed"
        except Exception:
            traceback.print_exc()
            verdict = "failed"
        with open("results.txt", "a") as results:
            results.write(f"{verdict} {name}\n")

    return run


def pod():
    return core.list_namespaced_pod(NAMESPACE, label_selector="app=web", field_selector="status.phase=Running").items[0].metadata.name


@check("create and watch until it is ready")
def _():
    apps.create_namespaced_deployment(NAMESPACE, WEB)
    for event in watch.Watch().stream(apps.list_namespaced_deployment, NAMESPACE, timeout_seconds=60):
        if event["object"].status.ready_replicas == 2:
            return
    raise AssertionError("never ready")


@check("typed objects are read")
def _():
    assert all(p.status.container_statuses[0].ready for p in core.list_namespaced_pod(NAMESPACE).items)


@check("patch")
def _():
    apps.patch_namespaced_deployment_scale("web", NAMESPACE, {"spec": {"replicas": 1}})
    assert apps.read_namespaced_deployment("web", NAMESPACE).spec.replicas == 1


@check("logs")
def _():
    assert "hello" in core.read_namespaced_pod_log(pod(), NAMESPACE)


@check("exec")
def _():
    said = stream(core.connect_get_namespaced_pod_exec, pod(), NAMESPACE, command=["sh", "-c", "echo out; echo err >&2; exit 3"],
                  stdout=True, stderr=True, stdin=False, tty=False, _preload_content=False)
    said.run_forever(timeout=20)
    assert said.read_stdout() == "out\n" and said.read_stderr() == "err\n" and said.returncode == 3


@check("a conflict is an exception with its reason")
def _():
    try:
        apps.create_namespaced_deployment(NAMESPACE, WEB)
        raise AssertionError("made twice")
    except client.ApiException as refused:
        assert refused.status == 409 and yaml.safe_load(refused.body)["reason"] == "AlreadyExists"


@check("from a file")
def _():
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        yaml.dump({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}, "data": {"a": "b"}}, file)
        file.flush()
        utils.create_from_yaml(client.ApiClient(), file.name, namespace=NAMESPACE)
    assert core.read_namespaced_config_map("c", NAMESPACE).data == {"a": "b"}


@check("dynamic client, server-side apply")
def _():
    maps = dynamic.DynamicClient(client.ApiClient()).resources.get(api_version="v1", kind="ConfigMap")
    body = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "applied"}, "data": {"x": "y"}}
    maps.server_side_apply(body=body, name="applied", namespace=NAMESPACE, field_manager="check")
    assert maps.get(name="applied", namespace=NAMESPACE).metadata.managedFields[0].manager == "check"


@check("access reviews")
def _():
    review = {"spec": {"resourceAttributes": {"verb": "delete", "resource": "pods", "namespace": NAMESPACE}}}
    assert client.AuthorizationV1Api().create_self_subject_access_review(review).status.allowed


@check("delete and wait")
def _():
    apps.delete_namespaced_deployment("web", NAMESPACE, propagation_policy="Foreground")
    for _ in range(300):
        if not apps.list_namespaced_deployment(NAMESPACE).items:
            return
        time.sleep(0.2)
    raise AssertionError("never gone")
