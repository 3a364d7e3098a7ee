package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.Origin;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.lab.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What NetworkPolicies let pods of some labels send or receive: rules that name whom, and rules for everybody. As {@code
 * networking.k8s.io/v1} has it; ports alone decide about who is named by no rule.
 *
 * @param namespace of the pods
 * @param rules of all policies that select them for that direction
 * @param bound whether any does
 */
record PolicyRules(
        ClusterApi api,
        Direction direction,
        String namespace,
        List<JsonNode> rules,
        boolean bound,
        Map<String, JsonNode> known) {
    private static final int MOST = 65_535;
    private static final int NAMES = 53;
    private static final int MOST_NAMED = 40;

    /** Which way traffic goes, as {@code policyTypes} calls it. */
    enum Direction {
        Ingress("ingress", "from"),
        Egress("egress", "to");

        private final String rules;
        private final String peers;

        Direction(String rules, String peers) {
            this.rules = rules;
            this.peers = peers;
        }
    }

    /** Those of the healthy cluster. */
    static PolicyRules healthy(
            ClusterApi api, Digest baseline, Direction direction, String namespace, Map<String, String> labels) {
        List<JsonNode> policies = new ArrayList<>();
        baseline.objects().forEach((key, policy) -> {
            if (key.startsWith("NetworkPolicy/" + namespace + "/")) {
                policies.add(policy);
            }
        });
        return of(api, policies, direction, namespace, labels);
    }

    /** Those that are there now. */
    static PolicyRules current(ClusterApi api, Direction direction, String namespace, Map<String, String> labels) {
        return of(api, api.list("NetworkPolicy", namespace, null), direction, namespace, labels);
    }

    private static PolicyRules of(
            ClusterApi api,
            List<? extends JsonNode> policies,
            Direction direction,
            String namespace,
            Map<String, String> labels) {
        List<JsonNode> rules = new ArrayList<>();
        boolean bound = false;
        for (JsonNode policy : policies) {
            JsonNode spec = policy.path("spec");
            if (isOf(direction, spec) && selects(spec.path("podSelector"), labels)) {
                bound = true;
                spec.path(direction.rules).forEach(rules::add);
            }
        }
        return new PolicyRules(api, direction, namespace, rules, bound, new HashMap<>());
    }

    private static boolean isOf(Direction direction, JsonNode spec) {
        for (JsonNode type : spec.path("policyTypes")) {
            if (type.asText().equals(direction.name())) {
                return true;
            }
        }
        return spec.path("policyTypes").isEmpty() && (direction == Direction.Ingress || spec.has(direction.rules));
    }

    /** Whether no rule names it. */
    boolean isStranger(String where, JsonNode labels) {
        Map<String, String> own = new HashMap<>();
        labels.properties().forEach(l -> own.put(l.getKey(), l.getValue().asText()));
        return isStranger(where, own);
    }

    boolean isStranger(String where, Map<String, String> labels) {
        return rules.stream().noneMatch(rule -> names(rule, where, labels));
    }

    /** Ports that a rule gives by number, the lower ones first, but that of names: whoever may ask for them asks whom they like. */
    SortedSet<Integer> ports() {
        SortedSet<Integer> ports = new TreeSet<>();
        for (JsonNode rule : rules) {
            for (JsonNode one : rule.path("ports")) {
                if (one.path("port").isInt() && one.path("port").asInt() != NAMES) {
                    ports.add(one.path("port").asInt());
                    ports.add(one.path("endPort").asInt(one.path("port").asInt()));
                }
            }
        }
        return ports;
    }

    /** Who is named by a rule: pods that may be or come, in the namespaces that are there, a few for each selector. */
    List<Origin> named() {
        Set<Origin> named = new LinkedHashSet<>();
        for (JsonNode rule : rules) {
            for (JsonNode peer : rule.path(direction.peers)) {
                if (!peer.has("ipBlock")) {
                    List<Map<String, String>> labels = NamedPods.of(peer.path("podSelector"));
                    namespaces(peer).forEach(where -> labels.forEach(own -> named.add(new Origin(where, own))));
                }
            }
        }
        return named.stream().limit(MOST_NAMED).toList();
    }

    /** An address outside the cluster that a rule lets in, or be reached; empty if none does. */
    Optional<String> namedOutside() {
        return rules.stream()
                .flatMap(rule -> rule.findValues("ipBlock").stream())
                .flatMap(block -> AddressBlock.of(block).stream())
                .flatMap(block -> block.outside().stream())
                .findFirst();
    }

    private List<String> namespaces(JsonNode peer) {
        if (!peer.has("namespaceSelector")) {
            return List.of(namespace);
        }
        try {
            return api.list("Namespace", null, null).stream()
                    .map(n -> n.at("/metadata/name").asText())
                    .filter(where -> selects(peer.path("namespaceSelector"), ofNamespace(where)))
                    .toList();
        } catch (RequestRefused notOurs) {
            return List.of();
        }
    }

    /** Whether no rule lets that port be reached of everybody. */
    boolean isKeptFrom(int port) {
        return rules.stream()
                .filter(rule -> rule.path(direction.peers).isEmpty())
                .noneMatch(rule -> rule.path("ports").isEmpty() || has(rule.path("ports"), port));
    }

    /** Whether a rule names addresses: these may be outside the cluster. */
    boolean letsOut() {
        return rules.stream().anyMatch(rule -> !rule.findValues("ipBlock").isEmpty()) || isOpen();
    }

    private boolean isOpen() {
        return rules.stream()
                .anyMatch(r ->
                        r.path(direction.peers).isEmpty() && r.path("ports").isEmpty());
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
        for (JsonNode peer : rule.path(direction.peers)) {
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
