package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.lab.Digest;
import dev.podfall.scenario.client.Clients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Pods by what they are. A rubric names the server's pods by the labels they have in the healthy cluster; whoever repairs
 * it may give them others, together with the Deployment and the Service. They are the server's pods still.
 *
 * @param server the lab's
 */
record ServerPods(ClusterApi api, Clients.Server server, Digest baseline) {
    /** Those that the selector finds; where it is the one of the server's Deployment, also those of the Deployment as it is now. */
    List<ObjectNode> find(String namespace, String selector) {
        List<ObjectNode> found = api.list("Pod", namespace, selector);
        if (!isOfTheServer(namespace, selector)) {
            return found;
        }
        Set<String> known = found.stream().map(TrialPods::uid).collect(Collectors.toSet());
        List<ObjectNode> all = new ArrayList<>(found);
        owned().stream().filter(p -> !known.contains(TrialPods.uid(p))).forEach(all::add);
        all.sort(Comparator.comparing(TrialPods::name));
        return all;
    }

    /**
     * As {@link #find}. Where the server's Deployment asks for pods and there is none that lives, also the one it would
     * make: what its template says is what runs as soon as something can.
     */
    List<ObjectNode> findOrForesee(String namespace, String selector) {
        List<ObjectNode> all = find(namespace, selector);
        if (isOfTheServer(namespace, selector) && all.stream().noneMatch(ServerPods::isLive)) {
            api.find("Deployment", server.namespace(), server.deployment())
                    .filter(d -> d.at("/spec/replicas").asInt(1) > 0)
                    .map(this::foreseen)
                    .ifPresent(all::add);
        }
        return all;
    }

    private boolean isOfTheServer(String namespace, String selector) {
        return server != null
                && selector != null
                && server.namespace().equals(namespace)
                && baseline.find("Deployment", namespace, server.deployment())
                        .map(d -> labels(d.at("/spec/selector/matchLabels")).equals(labels(selector)))
                        .orElse(false);
    }

    private List<ObjectNode> owned() {
        String deployment = api.find("Deployment", server.namespace(), server.deployment())
                .map(TrialPods::uid)
                .orElse("");
        Set<String> sets = api.list("ReplicaSet", server.namespace(), null).stream()
                .filter(s -> isOwnedBy(s, Set.of(deployment)))
                .map(TrialPods::uid)
                .collect(Collectors.toSet());
        return api.list("Pod", server.namespace(), null).stream()
                .filter(p -> isOwnedBy(p, sets))
                .toList();
    }

    private static boolean isOwnedBy(JsonNode object, Set<String> uids) {
        for (JsonNode owner : object.at("/metadata/ownerReferences")) {
            if (owner.path("controller").asBoolean()
                    && uids.contains(owner.path("uid").asText())) {
                return true;
            }
        }
        return false;
    }

    private ObjectNode foreseen(ObjectNode deployment) {
        ObjectNode pod = deployment.at("/spec/template").deepCopy();
        pod.withObject("/metadata")
                .put("name", "the next pod of Deployment " + TrialPods.name(deployment))
                .put("namespace", deployment.at("/metadata/namespace").asText());
        pod.putObject("status").put("phase", "Pending");
        String priority = pod.at("/spec/priorityClassName").asText();
        if (!priority.isEmpty()) {
            api.find("PriorityClass", null, priority)
                    .ifPresent(c -> pod.withObject("/spec").set("priority", c.path("value")));
        }
        return pod.put("kind", "Pod");
    }

    private static boolean isLive(JsonNode pod) {
        return !TrialPods.isEnding(pod) && !pod.at("/status/phase").asText().matches("Succeeded|Failed");
    }

    private static Map<String, String> labels(JsonNode labels) {
        Map<String, String> all = new TreeMap<>();
        labels.properties().forEach(l -> all.put(l.getKey(), l.getValue().asText()));
        return all;
    }

    /** Of a selector that only compares; what it compares otherwise is no label and equals none. */
    private static Map<String, String> labels(String selector) {
        return Arrays.stream(selector.split(","))
                .map(term -> term.strip().split("==?", 2))
                .collect(Collectors.toMap(
                        t -> t[0].strip(), t -> t.length > 1 ? t[1].strip() : "", (a, b) -> b, TreeMap::new));
    }
}
