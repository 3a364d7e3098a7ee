package dev.podfall.sim.controllers.statefulset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.IntOrPercent;
import dev.podfall.sim.controllers.runtime.PodControl;
import dev.podfall.sim.controllers.runtime.RevisionHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * What a StatefulSet asks for, in its present and its coming revision. Mirrors
 * {@code pkg/controller/statefulset/stateful_set_utils.go}.
 */
record StatefulSetView(KubeObject object, KubeObject current, KubeObject update) {
    static final String REVISION_LABEL = "controller-revision-hash";

    /** The number at the end of a pod's name, or −1 when it is not one of this set's. */
    static int ordinal(KubeObject set, String podName) {
        String prefix = set.name() + "-";
        String rest = podName.startsWith(prefix) ? podName.substring(prefix.length()) : "";
        return rest.matches("\\d{1,9}") ? Integer.parseInt(rest) : -1;
    }

    int replicas() {
        return object.spec().path("replicas").asInt(1);
    }

    int start() {
        return object.spec().path("ordinals").path("start").asInt();
    }

    int minReadySeconds() {
        return object.spec().path("minReadySeconds").asInt();
    }

    boolean isParallel() {
        return object.spec().path("podManagementPolicy").asText().equals("Parallel");
    }

    boolean updatesOnDelete() {
        return object.spec().path("updateStrategy").path("type").asText().equals("OnDelete");
    }

    int partition() {
        return rolling().path("partition").asInt();
    }

    int maxUnavailable() {
        return Math.max(1, IntOrPercent.of(rolling().path("maxUnavailable"), replicas(), false));
    }

    /** A pod of that ordinal: below the partition of the present revision, above of the coming one. */
    ObjectNode pod(int ordinal) {
        KubeObject revision = updatesOnDelete() || ordinal - start() >= partition() ? update : current;
        JsonNode template = RevisionHistory.template(revision);
        ObjectNode pod = PodControl.fromTemplate(object, template);
        String name = object.name() + "-" + ordinal;
        ObjectNode metadata = (ObjectNode) pod.get("metadata");
        metadata.put("name", name);
        metadata.withObject("/labels")
                .put("statefulset.kubernetes.io/pod-name", name)
                .put("apps.kubernetes.io/pod-index", Integer.toString(ordinal))
                .put(REVISION_LABEL, revision.name());
        ObjectNode spec = (ObjectNode) pod.get("spec");
        spec.put("hostname", name);
        String service = object.spec().path("serviceName").asText();
        if (!service.isEmpty()) {
            spec.put("subdomain", service);
        }
        mountClaims(spec, ordinal);
        return pod;
    }

    /** The claims of that ordinal. */
    List<ObjectNode> claims(int ordinal) {
        List<ObjectNode> claims = new ArrayList<>();
        for (JsonNode template : object.spec().path("volumeClaimTemplates")) {
            ObjectNode claim =
                    KubeObject.of(Resources.PERSISTENTVOLUMECLAIMS, object.namespace(), claimName(template, ordinal));
            ObjectNode metadata = (ObjectNode) claim.get("metadata");
            ObjectNode labels = metadata.putObject("labels");
            template.path("metadata")
                    .path("labels")
                    .fields()
                    .forEachRemaining(e -> labels.set(e.getKey(), e.getValue()));
            object.spec()
                    .path("selector")
                    .path("matchLabels")
                    .fields()
                    .forEachRemaining(e -> labels.set(e.getKey(), e.getValue()));
            if (template.path("metadata").path("annotations").isObject()) {
                metadata.set(
                        "annotations",
                        template.path("metadata").path("annotations").deepCopy());
            }
            claim.set("spec", template.path("spec").deepCopy());
            claims.add(claim);
        }
        return claims;
    }

    private void mountClaims(ObjectNode spec, int ordinal) {
        JsonNode templates = object.spec().path("volumeClaimTemplates");
        if (templates.isEmpty()) {
            return;
        }
        ArrayNode volumes = JsonNodeFactory.instance.arrayNode();
        List<String> claimed = new ArrayList<>();
        for (JsonNode template : templates) {
            String name = template.path("metadata").path("name").asText();
            claimed.add(name);
            volumes.addObject()
                    .put("name", name)
                    .putObject("persistentVolumeClaim")
                    .put("claimName", claimName(template, ordinal));
        }
        spec.path("volumes").forEach(v -> {
            if (!claimed.contains(v.path("name").asText())) {
                volumes.add(v);
            }
        });
        spec.set("volumes", volumes);
    }

    private String claimName(JsonNode template, int ordinal) {
        return template.path("metadata").path("name").asText() + "-" + object.name() + "-" + ordinal;
    }

    private JsonNode rolling() {
        return object.spec().path("updateStrategy").path("rollingUpdate");
    }
}
