package dev.podfall.sim.controllers.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The annotations by which Deployments and ReplicaSets remember versions and sizes. Mirrors
 * {@code pkg/controller/deployment/util/deployment_util.go}.
 */
final class Annotations {
    static final String REVISION = "deployment.kubernetes.io/revision";
    static final String REVISION_HISTORY = "deployment.kubernetes.io/revision-history";
    static final String DESIRED_REPLICAS = "deployment.kubernetes.io/desired-replicas";
    static final String MAX_REPLICAS = "deployment.kubernetes.io/max-replicas";

    private static final int HISTORY_CHARS = 2000;
    private static final Set<String> NOT_COPIED = Set.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            REVISION,
            REVISION_HISTORY,
            DESIRED_REPLICAS,
            MAX_REPLICAS,
            "deprecated.deployment.rollback.to");

    private Annotations() {}

    /**
     * Gives the newest ReplicaSet the Deployment's annotations and its revision.
     *
     * @param set is changed
     * @return whether anything changed
     */
    static boolean bringUpToDate(DeploymentView deployment, ObjectNode set, long revision) {
        ObjectNode annotations = of(set);
        boolean changed = copy(deployment.object().metadata().path("annotations"), annotations);
        String old = annotations.path(REVISION).asText();
        if (!old.matches("\\d*") || ReplicaSetView.number(old) >= revision) {
            return changed;
        }
        annotations.put(REVISION, Long.toString(revision));
        if (!old.isEmpty()) {
            remember(annotations, old);
        }
        return true;
    }

    /** Notes the Deployment's size on a ReplicaSet; tells whether that changed anything. */
    static boolean setReplicas(DeploymentView deployment, ObjectNode set) {
        ObjectNode annotations = of(set);
        boolean desired = put(annotations, DESIRED_REPLICAS, Integer.toString(deployment.replicas()));
        int most = deployment.replicas() + deployment.maxSurge();
        return put(annotations, MAX_REPLICAS, Integer.toString(most)) || desired;
    }

    static boolean put(ObjectNode annotations, String key, String value) {
        if (annotations.path(key).asText(null) != null
                && annotations.path(key).asText().equals(value)) {
            return false;
        }
        annotations.put(key, value);
        return true;
    }

    private static void remember(ObjectNode annotations, String old) {
        List<String> history = new ArrayList<>();
        String text = annotations.path(REVISION_HISTORY).asText();
        if (!text.isEmpty()) {
            history.addAll(List.of(text.split(",")));
        }
        history.add(old);
        while (history.size() > 1 && String.join(",", history).length() > HISTORY_CHARS) {
            history.remove(0);
        }
        annotations.put(REVISION_HISTORY, String.join(",", history));
    }

    private static boolean copy(JsonNode from, ObjectNode to) {
        boolean changed = false;
        var fields = from.fields();
        while (fields.hasNext()) {
            var field = fields.next();
            if (!NOT_COPIED.contains(field.getKey())) {
                changed |= put(to, field.getKey(), field.getValue().asText());
            }
        }
        return changed;
    }

    private static ObjectNode of(ObjectNode object) {
        ObjectNode metadata = object.withObject("/metadata");
        JsonNode annotations = metadata.get("annotations");
        return annotations instanceof ObjectNode present ? present : metadata.putObject("annotations");
    }
}
