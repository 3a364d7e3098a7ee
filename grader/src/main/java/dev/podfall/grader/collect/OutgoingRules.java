package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.lab.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the healthy cluster's NetworkPolicies let pods of some labels send: rules that name whom, and rules for everybody. As {@code
 * networking.k8s.io/v1} has it; ports alone decide about who is named by no rule.
 *
 * @param namespace of the pods
 * @param rules of all policies that select them for outgoing traffic
 * @param bound whether any does
 */
record OutgoingRules(
        ClusterApi api, String namespace, List<JsonNode> rules, boolean bound, Map<String, JsonNode> known) {
    private static final int MOST = 65_535;

    static OutgoingRules of(ClusterApi api, Digest baseline, String namespace, Map<String, String> labels) {
        List<JsonNode> rules = new ArrayList<>();
        boolean bound = false;
        for (Map.Entry<String, ? extends JsonNode> entry : baseline.objects().entrySet()) {
            JsonNode spec = entry.getValue().path("spec");
            if (entry.getKey().startsWith("NetworkPolicy/" + namespace + "/")
                    && isOutgoing(spec)
                    && selects(spec.path("podSelector"), labels)) {
                bound = true;
                spec.path("egress").forEach(rules::add);
            }
        }
        return new OutgoingRules(api, namespace, rules, bound, new HashMap<>());
    }

    private static boolean isOutgoing(JsonNode spec) {
        for (JsonNode type : spec.path("policyTypes")) {
            if (type.asText().equals("Egress")) {
                return true;
            }
        }
        return spec.path("policyTypes").isEmpty() && spec.has("egress");
    }

    /** Whether no rule names it. */
    boolean isStranger(String where, JsonNode labels) {
        Map<String, String> own = new HashMap<>();
        labels.properties().forEach(l -> own.put(l.getKey(), l.getValue().asText()));
        return rules.stream().noneMatch(rule -> names(rule, where, own));
    }

    /** Whether no rule lets that port be reached of everybody. */
    boolean isKeptFrom(int port) {
        return rules.stream()
                .filter(rule -> rule.path("to").isEmpty())
                .noneMatch(rule -> rule.path("ports").isEmpty() || has(rule.path("ports"), port));
    }

    /** Whether a rule names addresses: these may be outside the cluster. */
    boolean letsOut() {
        return rules.stream().anyMatch(rule -> !rule.findValues("ipBlock").isEmpty()) || isOpen();
    }

    private boolean isOpen() {
        return rules.stream()
                .anyMatch(r -> r.path("to").isEmpty() && r.path("ports").isEmpty());
    }

    private static boolean has(JsonNode ports, int port) {
        for (JsonNode one : ports) {
            int first = one.path("port").asInt(MOST);
            boolean isAny = !one.hasNonNull("port");
            if (isAny || port >= first && port <= one.path("endPort").asInt(first)) {
                return true;
            }
        }
        return false;
    }

    private boolean names(JsonNode rule, String where, Map<String, String> labels) {
        for (JsonNode peer : rule.path("to")) {
            boolean there = peer.has("namespaceSelector")
                    ? selects(peer.path("namespaceSelector"), ofNamespace(where))
                    : where.equals(namespace) && peer.has("podSelector");
            // Who is named by an address may be anybody.
            if (peer.has("ipBlock") || there && selects(peer.path("podSelector"), labels)) {
                return true;
            }
        }
        return false;
    }

    private Map<String, String> ofNamespace(String name) {
        Map<String, String> labels = new HashMap<>();
        known.computeIfAbsent(name, this::labels)
                .properties()
                .forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
        labels.put("kubernetes.io/metadata.name", name);
        return labels;
    }

    private JsonNode labels(String name) {
        try {
            return api.find("Namespace", null, name)
                    .map(n -> n.at("/metadata/labels"))
                    .orElse(MissingNode.getInstance());
        } catch (RequestRefused notOurs) {
            return MissingNode.getInstance();
        }
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        boolean all = selector.path("matchLabels").properties().stream()
                .allMatch(e -> Optional.of(e.getValue().asText()).equals(Optional.ofNullable(labels.get(e.getKey()))));
        for (JsonNode expression : selector.path("matchExpressions")) {
            all &= holds(expression, labels.get(expression.path("key").asText()));
        }
        return all;
    }

    private static boolean holds(JsonNode expression, String value) {
        boolean listed = false;
        for (JsonNode one : expression.path("values")) {
            listed |= one.asText().equals(value);
        }
        return switch (expression.path("operator").asText()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> value != null;
            default -> value == null;
        };
    }
}
