package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pods that come and go: restarted again and again, or ready now and not in a minute. At the one moment at which they are looked at
 * they may seem well. Where time can be moved, those that came not long ago are watched for longer than the kubelet ever waits.
 */
final class Restless {
    /** The kubelet waits for five minutes at most between two tries. */
    private static final Duration WATCHED = Duration.ofMinutes(7);
    /** Between two looks of those that ask. */
    static final Duration APART = Duration.ofSeconds(100);

    private final Cluster cluster;
    private final Collection<String> namespaces;
    private final Set<String> found = new TreeSet<>();

    Restless(Cluster cluster, Collection<String> namespaces) {
        this.cluster = cluster;
        this.namespaces = namespaces;
    }

    /** Ids of those that were found to; waits only if there is somebody to watch. */
    Set<String> watched() {
        Map<String, String> before = new HashMap<>();
        pods().stream().filter(this::isSuspect).forEach(p -> before.put(TrialPods.uid(p), state(p)));
        if (!before.isEmpty() && cluster.capability(ClockControl.class).isPresent()) {
            cluster.await(() -> haveAllMoved(before), WATCHED);
        }
        return found;
    }

    private List<ObjectNode> pods() {
        return namespaces.stream()
                .flatMap(n -> cluster.api().list("Pod", n, null).stream())
                .toList();
    }

    private boolean haveAllMoved(Map<String, String> before) {
        pods().stream()
                .filter(p -> before.containsKey(TrialPods.uid(p)) && !TrialPods.isEnding(p))
                .filter(p -> !before.get(TrialPods.uid(p)).equals(state(p)))
                .forEach(p -> found.add(TrialPods.uid(p)));
        return found.size() == before.size();
    }

    /** Ready, though not for long, and not for the first time. */
    private boolean isSuspect(JsonNode pod) {
        Instant old = cluster.now().minus(WATCHED);
        return TrialPods.isReady(pod)
                && readySince(pod).isAfter(old)
                && (restarts(pod) > 0 || time(pod.at("/status/startTime")).isBefore(old));
    }

    private static String state(JsonNode pod) {
        return restarts(pod) + " " + TrialPods.isReady(pod) + " " + readySince(pod);
    }

    private static Instant readySince(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return time(condition.path("lastTransitionTime"));
            }
        }
        return Instant.EPOCH;
    }

    private static Instant time(JsonNode text) {
        return text.asText().isEmpty()
                ? Instant.EPOCH
                : OffsetDateTime.parse(text.asText()).toInstant();
    }

    private static int restarts(JsonNode pod) {
        int count = 0;
        for (JsonNode container : pod.at("/status/containerStatuses")) {
            count += container.path("restartCount").asInt();
        }
        return count;
    }
}
