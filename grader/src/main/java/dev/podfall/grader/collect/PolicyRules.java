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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What NetworkPolicies let pods of some labels send or receive: rules that name whom, and rules for everybody. As {@code
 * networking.k8s.io/v1} has it; ports alone decide about who is named by no rule.
 */
final class PolicyRules {
    private static final int MOST_NAMED = 40;

    private final ClusterApi api;
    private final Direction direction;
    private final String namespace;
    private final boolean bound;
    private final Set<JsonNode> rules = new LinkedHashSet<>();
    private final Map<String, JsonNode> labels = new TreeMap<>();
    private List<String> namespaces;

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

    private PolicyRules(
            ClusterApi api,
            List<? extends JsonNode> policies,
            Direction direction,
            String namespace,
            Map<String, String> labels) {
        this.api = api;
        this.direction = direction;
        this.namespace = namespace;
        boolean any = false;
        for (JsonNode policy : policies) {
            JsonNode spec = policy.path("spec");
            if (isOf(direction, spec) && Selectors.selects(spec.path("podSelector"), labels)) {
                any = true;
                spec.path(direction.rules).forEach(rules::add);
            }
        }
        this.bound = any;
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
        return new PolicyRules(api, policies, direction, namespace, labels);
    }

    /** Those that are there now. */
    static PolicyRules current(ClusterApi api, Direction direction, String namespace, Map<String, String> labels) {
        return new PolicyRules(api, api.list("NetworkPolicy", namespace, null), direction, namespace, labels);
    }

    private static boolean isOf(Direction direction, JsonNode spec) {
        for (JsonNode type : spec.path("policyTypes")) {
            if (type.asText().equals(direction.name())) {
                return true;
            }
        }
        return spec.path("policyTypes").isEmpty() && (direction == Direction.Ingress || spec.has(direction.rules));
    }

    /** Whether any policy selects the pods for that direction. */
    boolean bound() {
        return bound;
    }

    /** Whether no rule names it. Who is named by an address may be anybody. */
    boolean isStranger(String where, Map<String, String> own) {
        return rules.stream()
                .flatMap(this::peers)
                .noneMatch(peer -> peer.has("ipBlock") || isNamedBy(peer, where, own));
    }

    /** Whether no rule lets that port be reached of everybody. */
    boolean isKeptFrom(int port) {
        return rules.stream()
                .filter(rule -> rule.path(direction.peers).isEmpty())
                .noneMatch(rule -> PolicyPorts.of(rule).has(port));
    }

    /** Whether a rule names addresses: these may be outside the cluster. */
    boolean letsOut() {
        return rules.stream().anyMatch(rule -> !rule.findValues("ipBlock").isEmpty()) || isOpen();
    }

    private boolean isOpen() {
        return rules.stream()
                .anyMatch(rule -> rule.path(direction.peers).isEmpty()
                        && PolicyPorts.of(rule).isAll());
    }

    /** Pods that rules name and that are wanted: such as may be or come, in the namespaces that are there; a few of many. */
    List<Origin> named(Predicate<Origin> wanted) {
        Set<JsonNode> peers = new LinkedHashSet<>();
        rules.stream().flatMap(this::peers).filter(peer -> !peer.has("ipBlock")).forEach(peers::add);
        return peers.stream()
                .flatMap(peer -> NamedPods.of(peer.path("podSelector")).stream()
                        .flatMap(own -> namespaces(peer).map(where -> new Origin(where, own))))
                .distinct()
                .filter(wanted)
                .limit(MOST_NAMED)
                .toList();
    }

    /** Addresses that rules name, each with the ports of its rule. */
    Stream<NamedBlock> blocks() {
        return rules.stream()
                .flatMap(rule -> peers(rule)
                        .flatMap(peer -> AddressBlock.of(peer.path("ipBlock")).stream())
                        .map(block -> new NamedBlock(block, PolicyPorts.of(rule))));
    }

    /** Addresses that a rule names, and on which ports. */
    record NamedBlock(AddressBlock block, PolicyPorts ports) {}

    /** The ports of all rules that name a pod of these labels and this address, or everybody. */
    List<PolicyPorts> portsTo(String where, Map<String, String> own, String address) {
        return rules.stream()
                .filter(rule -> rule.path(direction.peers).isEmpty()
                        || peers(rule)
                                .anyMatch(peer -> isNamedBy(peer, where, own)
                                        || AddressBlock.of(peer.path("ipBlock"))
                                                .filter(block -> block.has(address))
                                                .isPresent()))
                .map(PolicyPorts::of)
                .toList();
    }

    /** The ports of rules for everybody. */
    List<PolicyPorts> portsToAll() {
        return rules.stream()
                .filter(rule -> rule.path(direction.peers).isEmpty())
                .map(PolicyPorts::of)
                .toList();
    }

    /** The ports of all rules. */
    List<PolicyPorts> ports() {
        return rules.stream().map(PolicyPorts::of).toList();
    }

    private Stream<JsonNode> peers(JsonNode rule) {
        List<JsonNode> peers = new ArrayList<>();
        rule.path(direction.peers).forEach(peers::add);
        return peers.stream();
    }

    private boolean isNamedBy(JsonNode peer, String where, Map<String, String> own) {
        boolean there = peer.has("namespaceSelector")
                ? Selectors.selects(peer.path("namespaceSelector"), ofNamespace(where))
                : where.equals(namespace) && peer.has("podSelector");
        return there && Selectors.selects(peer.path("podSelector"), own);
    }

    private Stream<String> namespaces(JsonNode peer) {
        return peer.has("namespaceSelector")
                ? all().stream().filter(where -> Selectors.selects(peer.path("namespaceSelector"), ofNamespace(where)))
                : Stream.of(namespace);
    }

    /** None where nobody may list them. */
    private List<String> all() {
        if (namespaces == null) {
            namespaces = new ArrayList<>();
            try {
                api.list("Namespace", null, null).forEach(one -> {
                    String name = one.at("/metadata/name").asText();
                    namespaces.add(name);
                    labels.put(name, one.at("/metadata/labels"));
                });
            } catch (RequestRefused notOurs) {
                return namespaces;
            }
        }
        return namespaces;
    }

    private Map<String, String> ofNamespace(String name) {
        Map<String, String> own = new HashMap<>(Selectors.labels(labels.computeIfAbsent(name, this::found)));
        own.put("kubernetes.io/metadata.name", name);
        return own;
    }

    private JsonNode found(String name) {
        try {
            return api.find("Namespace", null, name)
                    .map(n -> n.at("/metadata/labels"))
                    .orElse(MissingNode.getInstance());
        } catch (RequestRefused notOurs) {
            return MissingNode.getInstance();
        }
    }
}
