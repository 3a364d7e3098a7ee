package dev.podfall.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A cluster to try a {@link ClusterApi} on, and objects to try it with. */
abstract class ClusterUnderContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    protected abstract Cluster cluster();

    /** A namespace that is there, and of this test alone. */
    protected abstract String namespace();

    protected ClusterApi api() {
        return cluster().api();
    }

    protected ObjectNode configMap(String name, String value) {
        ObjectNode map = object("v1", "ConfigMap", name);
        map.putObject("data").put("key", value);
        return map;
    }

    protected ObjectNode pod(String name, String script) {
        ObjectNode pod = object("v1", "Pod", name);
        pod.set("spec", containers(script));
        return pod;
    }

    protected ObjectNode deployment(String name, int replicas, String script) {
        ObjectNode deployment = object("apps/v1", "Deployment", name);
        ObjectNode spec = deployment.putObject("spec").put("replicas", replicas);
        spec.withObject("/selector/matchLabels").put("app", name);
        spec.withObject("/template/metadata/labels").put("app", name);
        spec.withObject("/template").set("spec", containers(script));
        return deployment;
    }

    protected static ObjectNode containers(String script) {
        ObjectNode spec = JSON.createObjectNode().put("terminationGracePeriodSeconds", 0);
        ObjectNode container =
                spec.putArray("containers").addObject().put("name", "c").put("image", "busybox:1.36");
        container.putArray("command").add("sh").add("-c").add(String.valueOf(script));
        return spec;
    }

    protected ObjectNode object(String apiVersion, String kind, String name) {
        ObjectNode object =
                JSON.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
        object.putObject("metadata")
                .put("name", name)
                .put("namespace", namespace())
                .putObject("labels")
                .put("app", name);
        return object;
    }

    protected static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
