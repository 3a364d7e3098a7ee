package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.Origin;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.grader.collect.PolicyRules.Direction;
import dev.podfall.grader.collect.PolicyRules.NamedBlock;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.rubric.Bounded;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A pod of some labels tries to reach those whom the healthy cluster's policies keep it from, by their addresses. Only silence means
 * that it was kept from them: who is refused, or finds nobody there, got through.
 */
final class OutgoingTried {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final String SILENCE = "timeout";
    private static final int OF_A_NAMESPACE = 2;
    private static final int MOST_NAMED = 6;
    private static final int MOST_TARGETS = 200;
    private static final int TRIES = 1_000;
    /** Addresses that documents use, and nobody has. */
    private static final String OUTSIDE = "203.0.113.";

    private final ClusterApi api;
    private final Lab lab;
    private final Bounded spec;
    private final PolicyRules healthy;
    private final PolicyRules current;
    private final Random random = new Random(new SecureRandom().nextLong());

    OutgoingTried(ClusterApi api, Lab lab, Digest baseline, Bounded spec) {
        this.api = api;
        this.lab = lab;
        this.spec = spec;
        this.healthy = PolicyRules.healthy(api, baseline, Direction.Egress, spec.namespace(), spec.labels());
        this.current = PolicyRules.current(api, Direction.Egress, spec.namespace(), spec.labels());
    }

    /** @param title as reports name it */
    private record Target(String title, String address, int port) {
        HttpCall from(Origin origin) {
            return new HttpCall(origin, "GET", "http://" + address + ":" + port + "/", null, null, PATIENCE);
        }
    }

    Finding run() {
        ObjectNode finding = JsonNodeFactory.instance.objectNode();
        ArrayNode tried = finding.putArray("targets");
        if (!healthy.bound()) {
            return Finding.of(finding);
        }
        List<Target> targets = drawn();
        Origin origin = new Origin(spec.namespace(), spec.labels());
        List<HttpAnswer> answers =
                api.http(targets.stream().map(t -> t.from(origin)).toList(), BETWEEN);
        for (int i = 0; i < targets.size(); i++) {
            HttpAnswer answer = answers.get(i);
            tried.addObject()
                    .put("title", targets.get(i).title())
                    .put(
                            "through",
                            answer.failure() == null || !answer.failure().contains(SILENCE));
        }
        return Finding.of(finding);
    }

    private List<Target> drawn() {
        List<Target> all = new ArrayList<>();
        for (String namespace : new TreeSet<>(LabRunner.namespaces(lab))) {
            List<ObjectNode> strangers = new ArrayList<>(api.list("Pod", namespace, null).stream()
                    .filter(OutgoingTried::hasAddress)
                    .filter(p -> healthy.isStranger(namespace, labels(p)))
                    .toList());
            Collections.shuffle(strangers, random);
            // Those first whom a policy lets be reached now.
            strangers.sort(Comparator.comparing(p -> rulesFor(namespace, p).isEmpty()));
            for (ObjectNode pod : strangers.subList(0, Math.min(OF_A_NAMESPACE, strangers.size()))) {
                Set<Integer> ports = new TreeSet<>(served(pod));
                ports.addAll(PolicyPorts.some(rulesFor(namespace, pod), MOST_NAMED, random));
                String title = "pod " + TrialPods.name(pod) + " of namespace " + namespace;
                add(all, title, pod.at("/status/podIP").asText(), ports);
            }
        }
        if (!healthy.letsOut()) {
            addOutside(all);
        }
        return all;
    }

    private void addOutside(List<Target> all) {
        String anybody = OUTSIDE + (1 + random.nextInt(254));
        add(
                all,
                anybody + ", outside the cluster",
                anybody,
                PolicyPorts.some(current.portsToAll(), MOST_NAMED, random));
        for (NamedBlock named : current.blocks().toList()) {
            named.block()
                    .outside()
                    .filter(address -> all.size() < MOST_TARGETS)
                    .ifPresent(address -> add(
                            all,
                            address + ", outside the cluster",
                            address,
                            PolicyPorts.some(List.of(named.ports()), MOST_NAMED, random)));
        }
    }

    private void add(List<Target> all, String title, String address, Set<Integer> ports) {
        Set<Integer> tried = new TreeSet<>(ports);
        tried.removeIf(port -> !healthy.isKeptFrom(port));
        otherPort().ifPresent(tried::add);
        tried.forEach(port -> all.add(new Target(title + ", on port " + port, address, port)));
    }

    private List<PolicyPorts> rulesFor(String namespace, ObjectNode pod) {
        return current.portsTo(namespace, labels(pod), pod.at("/status/podIP").asText());
    }

    private static Map<String, String> labels(ObjectNode pod) {
        return Selectors.labels(pod.at("/metadata/labels"));
    }

    private static boolean hasAddress(JsonNode pod) {
        return pod.at("/status/phase").asText().equals("Running")
                && !pod.at("/spec/hostNetwork").asBoolean()
                && !pod.at("/status/podIP").asText().isEmpty()
                && !TrialPods.isEnding(pod);
    }

    private static List<Integer> served(JsonNode pod) {
        List<Integer> ports = new ArrayList<>();
        for (JsonNode container : pod.at("/spec/containers")) {
            container
                    .path("ports")
                    .forEach(p -> ports.add(p.path("containerPort").asInt()));
        }
        return ports;
    }

    /** One that hardly anybody serves; empty where a rule lets everybody be reached, on all ports or nearly all. */
    private OptionalInt otherPort() {
        return random.ints(TRIES, 1024, 65_024).filter(healthy::isKeptFrom).findFirst();
    }
}
