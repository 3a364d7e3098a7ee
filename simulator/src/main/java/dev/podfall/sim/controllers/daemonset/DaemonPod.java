package dev.podfall.sim.controllers.daemonset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.NodeSelector;
import dev.podfall.sim.client.Tolerations;
import dev.podfall.sim.controllers.runtime.PodControl;
import dev.podfall.sim.controllers.runtime.PodView;
import java.util.Set;

/** The pods of a DaemonSet: where they belong and what they look like. Mirrors {@code pkg/controller/daemon/util}. */
final class DaemonPod {
    static final String HASH_LABEL = "controller-revision-hash";

    private static final String NODE_NAME = "metadata.name";
    private static final String PREFIX = "node.kubernetes.io/";

    private DaemonPod() {}

    /** Whether a pod is to be started on the node, and whether one that is there may stay. */
    record Place(boolean shouldRun, boolean mayStay) {}

    static Place place(KubeObject daemonSet, KubeObject node) {
        ObjectNode spec = spec(daemonSet);
        String wanted = spec.path("nodeName").asText();
        if ((!wanted.isEmpty() && !wanted.equals(node.name())) || !NodeSelector.required(spec, node)) {
            return new Place(false, false);
        }
        boolean fits = Tolerations.untolerated(spec, node, Set.of("NoSchedule", "NoExecute")) == 0;
        boolean stays = Tolerations.untolerated(spec, node, Set.of("NoExecute")) == 0;
        return new Place(fits, fits || stays);
    }

    /** The pod for that node. The scheduler binds it: its affinity leaves no other choice. */
    static ObjectNode create(KubeObject daemonSet, String node, String hash) {
        ObjectNode pod = PodControl.fromTemplate(daemonSet, daemonSet.spec().path("template"));
        pod.set("spec", spec(daemonSet));
        String generation = daemonSet.annotations().getOrDefault("deprecated.daemonset.template.generation", "1");
        ((ObjectNode) pod.get("metadata"))
                .withObject("/labels")
                .put(HASH_LABEL, hash)
                .put("pod-template-generation", generation);
        pinTo(pod.withObject("/spec"), node);
        return pod;
    }

    /** The node it runs on or is meant for. */
    static String node(PodView pod) {
        if (!pod.nodeName().isEmpty()) {
            return pod.nodeName();
        }
        JsonNode terms = pod.spec()
                .path("affinity")
                .path("nodeAffinity")
                .path("requiredDuringSchedulingIgnoredDuringExecution")
                .path("nodeSelectorTerms");
        for (JsonNode term : terms) {
            for (JsonNode field : term.path("matchFields")) {
                if (field.path("key").asText().equals(NODE_NAME)) {
                    return field.path("values").path(0).asText();
                }
            }
        }
        return "";
    }

    private static void pinTo(ObjectNode spec, String node) {
        ObjectNode required = spec.withObject("/affinity")
                .withObject("/nodeAffinity")
                .withObject("/requiredDuringSchedulingIgnoredDuringExecution");
        ArrayNode terms = required.withArray("/nodeSelectorTerms");
        if (terms.isEmpty()) {
            terms.addObject();
        }
        for (JsonNode term : terms) {
            ArrayNode fields = ((ObjectNode) term).putArray("matchFields");
            fields.addObject()
                    .put("key", NODE_NAME)
                    .put("operator", "In")
                    .putArray("values")
                    .add(node);
        }
    }

    private static ObjectNode spec(KubeObject daemonSet) {
        ObjectNode spec = daemonSet.spec().path("template").path("spec").deepCopy();
        ArrayNode tolerations = spec.withArray("/tolerations");
        tolerate(tolerations, "not-ready", "NoExecute");
        tolerate(tolerations, "unreachable", "NoExecute");
        tolerate(tolerations, "disk-pressure", "NoSchedule");
        tolerate(tolerations, "memory-pressure", "NoSchedule");
        tolerate(tolerations, "pid-pressure", "NoSchedule");
        tolerate(tolerations, "unschedulable", "NoSchedule");
        if (spec.path("hostNetwork").asBoolean()) {
            tolerate(tolerations, "network-unavailable", "NoSchedule");
        }
        return spec;
    }

    private static void tolerate(ArrayNode tolerations, String key, String effect) {
        tolerations
                .addObject()
                .put("key", PREFIX + key)
                .put("operator", "Exists")
                .put("effect", effect);
    }
}
