package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.CpuControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.RequestRefused;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.scenario.client.Clients.Client;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A pod is deleted, and the server in the one that takes its place gets hardly any processor time: its model is loaded much later
 * than on other days. Whether clients are sent there meanwhile is what its probes are worth, of whatever kind they are, and a
 * delay that fits today's model is found out. It does not hang on which pod a Service happens to choose.
 */
final class SlowLoading {
    /** Who waits for less guesses. */
    private static final Duration LEAST = Duration.ofSeconds(60);

    private static final Duration MOST = Duration.ofMinutes(10);
    /** To be placed, and for its container to run. */
    private static final int TO_START = 15;

    private static final int STRETCHES = 6;
    private static final Duration REPLACEMENT = Duration.ofMinutes(3);

    private final Callers callers;
    private final Cluster cluster;
    private final ClaimSpec.Replacement spec;
    private final TrialPods pods;
    private final String container;

    SlowLoading(Callers callers, Cluster cluster, ClaimSpec.Replacement spec) {
        this.callers = callers;
        this.cluster = cluster;
        this.spec = spec;
        this.pods = new TrialPods(callers.pods(), spec);
        this.container = callers.known().container();
    }

    Finding run() {
        Optional<CpuControl> node = cluster.capability(CpuControl.class);
        if (node.isEmpty()) {
            return Finding.unseen("processor time can be held back only where its node is ours");
        }
        List<ObjectNode> there = pods.all();
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("server", callers.server());
        ArrayNode before = result.putArray("before");
        there.forEach(p -> before.add(TrialPods.uid(p)));
        ArrayNode answers = result.putArray("answers");
        List<Client> clients = there.isEmpty() ? List.of() : callers.reaching(spec.clients());
        if (!clients.isEmpty()) {
            long ready = pods.ready();
            delete(TrialPods.victim(there));
            watch(TrialPods.uids(there), node.get(), new Traffic(callers, clients, answers), answers);
            cluster.await(() -> pods.ready() >= ready, REPLACEMENT);
        }
        return Finding.of(result);
    }

    private void delete(ObjectNode victim) {
        pods.api().delete(new ObjectAt("Pod", spec.namespace(), TrialPods.name(victim)), null);
    }

    private void watch(Set<String> before, CpuControl node, Traffic traffic, ArrayNode answers) {
        Instant began = cluster.now();
        try {
            cluster.await(
                    () -> throttle(before, node, true).stream().anyMatch(TrialPods::isReady)
                            || hasWaited(before, began),
                    MOST);
            boolean ready = came(before).stream().anyMatch(TrialPods::isReady);
            for (int i = 0; i < STRETCHES && ready && !isReached(before, answers); i++) {
                traffic.stretch();
            }
        } finally {
            throttle(before, node, false);
        }
    }

    /** What runs before the server is not its probes' doing: their time begins when that is done. */
    private boolean hasWaited(Set<String> before, Instant began) {
        List<ObjectNode> came = came(before);
        boolean prepares = came.stream().anyMatch(SlowLoading::isPreparing);
        Instant from = came.stream()
                .flatMap(pod -> initialized(pod).stream())
                .max(Instant::compareTo)
                .filter(began::isBefore)
                .orElse(began);
        return !prepares && cluster.now().isAfter(from.plus(patience(before)));
    }

    /** On a node, with containers that come before the others still at work. */
    private static boolean isPreparing(ObjectNode pod) {
        return pod.at("/spec/initContainers").isArray()
                && pod.at("/spec").hasNonNull("nodeName")
                && initialized(pod).isEmpty();
    }

    private static Optional<Instant> initialized(ObjectNode pod) {
        return StreamSupport.stream(pod.at("/status/conditions").spliterator(), false)
                .filter(c -> c.path("type").asText().equals("Initialized")
                        && c.path("status").asText().equals("True"))
                .map(c -> Instant.parse(c.path("lastTransitionTime").asText()))
                .findFirst();
    }

    private List<ObjectNode> came(Set<String> before) {
        return pods.all().stream()
                .filter(p -> !before.contains(TrialPods.uid(p)) && !TrialPods.isEnding(p))
                .toList();
    }

    private List<ObjectNode> throttle(Set<String> before, CpuControl node, boolean on) {
        List<ObjectNode> came = came(before);
        for (ObjectNode pod : came) {
            try {
                node.throttle(spec.namespace(), TrialPods.name(pod), container, on);
            } catch (RequestRefused doesNotRunYet) {
                // The next look comes in a second.
            }
        }
        return came;
    }

    private static boolean isReached(Set<String> before, ArrayNode answers) {
        for (JsonNode answer : answers) {
            JsonNode pod = answer.at("/by/pod/uid");
            if (pod.isTextual() && !before.contains(pod.asText())) {
                return true;
            }
        }
        return false;
    }

    /** Long enough that probes which only wait have waited. */
    private Duration patience(Set<String> before) {
        long longest = came(before).stream()
                .flatMap(pod -> StreamSupport.stream(pod.at("/spec/containers").spliterator(), false))
                .mapToLong(c -> waits(c.path("startupProbe")) + waits(c.path("readinessProbe")))
                .max()
                .orElse(0L);
        Duration wanted = Duration.ofSeconds(longest + TO_START);
        return wanted.compareTo(LEAST) < 0 ? LEAST : wanted;
    }

    /** In seconds, until it could first succeed; one that asks nothing may be a command that sleeps. */
    private static long waits(JsonNode probe) {
        long times = probe.path("successThreshold").asLong(0);
        return probe.path("initialDelaySeconds").asLong(0)
                + times * probe.path("periodSeconds").asLong(0)
                + probe.path("timeoutSeconds").asLong(0);
    }
}
