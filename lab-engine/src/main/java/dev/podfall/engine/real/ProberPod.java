package dev.podfall.engine.real;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The prober's manifest, and what its pod's status means. It fits the restricted Pod Security Standard. */
final class ProberPod {
    private static final String MANIFEST = """
            {"apiVersion": "v1", "kind": "Pod",
             "metadata": {"labels": {"app": "podfall-prober", "app.kubernetes.io/managed-by": "podfall"}},
             "spec": {
               "automountServiceAccountToken": false,
               "enableServiceLinks": false,
               "terminationGracePeriodSeconds": 1,
               "securityContext": {"runAsNonRoot": true, "runAsUser": 65532,
                                   "seccompProfile": {"type": "RuntimeDefault"}},
               "containers": [{
                 "name": "prober",
                 "imagePullPolicy": "IfNotPresent",
                 "ports": [{"name": "http", "containerPort": 8080}],
                 "readinessProbe": {"httpGet": {"path": "/healthz", "port": 8080},
                                    "periodSeconds": 1, "timeoutSeconds": 5},
                 "resources": {"requests": {"cpu": "10m", "memory": "64Mi"}, "limits": {"memory": "192Mi"}},
                 "securityContext": {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}}
               }]}}
            """;

    private ProberPod() {}

    static ObjectNode of(String name, String image, Map<String, String> labels) {
        try {
            ObjectNode pod = (ObjectNode) new ObjectMapper().readTree(MANIFEST);
            pod.withObject("/metadata").put("name", name);
            labels.forEach(pod.withObject("/metadata/labels")::put);
            ((ObjectNode) pod.at("/spec/containers/0")).put("image", image);
            return pod;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static void placeBesideTheControlPlane(ObjectNode pod) {
        ObjectNode spec = pod.withObject("/spec");
        spec.putObject("nodeSelector").put("node-role.kubernetes.io/control-plane", "");
        spec.putArray("tolerations").addObject().put("operator", "Exists");
    }

    static boolean isReady(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True")
                        && !pod.path("metadata").has("deletionTimestamp");
            }
        }
        return false;
    }

    /** It ended, or is on its way out. */
    static boolean isOver(JsonNode pod) {
        String phase = pod.at("/status/phase").asText();
        return phase.equals("Failed")
                || phase.equals("Succeeded")
                || pod.path("metadata").has("deletionTimestamp");
    }

    /** Why it is not ready, as far as its status tells. */
    static String trouble(JsonNode pod) {
        for (JsonNode container : pod.at("/status/containerStatuses")) {
            JsonNode waiting = container.at("/state/waiting");
            if (!waiting.isMissingNode()) {
                return waiting.path("reason").asText() + ": "
                        + waiting.path("message").asText();
            }
        }
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("status").asText().equals("False") && condition.has("message")) {
                return condition.path("message").asText();
            }
        }
        return "phase " + pod.at("/status/phase").asText("unknown");
    }
}
