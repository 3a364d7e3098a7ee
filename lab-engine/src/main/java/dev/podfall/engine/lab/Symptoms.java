package dev.podfall.engine.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.SymptomSpec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for a symptom. */
public final class Symptoms {
    private Symptoms() {}

    /** As below; what an event told before then does not count, for events stay for an hour. */
    public static boolean isSeen(Cluster cluster, SymptomSpec symptom, Instant since) {
        return symptom instanceof SymptomSpec.EventSeen s
                ? cluster.api().list("Event", s.namespace(), null).stream()
                        .anyMatch(e -> tells(e, s) && !lastTold(e).isBefore(since))
                : isSeen(cluster, symptom);
    }

    private static Instant lastTold(ObjectNode event) {
        return Stream.of(event.path("lastTimestamp"), event.path("eventTime"), event.at("/series/lastObservedTime"))
                .filter(JsonNode::isTextual)
                .map(time -> OffsetDateTime.parse(time.asText()).toInstant())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Whether it can be seen now. Where time cannot be moved, one restart is as good as many: nobody shall wait for them. */
    public static boolean isSeen(Cluster cluster, SymptomSpec symptom) {
        ClusterApi api = cluster.api();
        if (symptom instanceof SymptomSpec.PodsWaiting s) {
            boolean patient = cluster.capability(ClockControl.class).isPresent();
            int restarts = patient ? s.restarts() : Math.min(1, s.restarts());
            List<ObjectNode> pods = api.list("Pod", s.namespace(), s.selector());
            return !pods.isEmpty() && pods.stream().allMatch(p -> waits(p, s.reason(), restarts));
        } else if (symptom instanceof SymptomSpec.PodsUnready s) {
            List<ObjectNode> pods = api.list("Pod", s.namespace(), s.selector());
            return !pods.isEmpty() && pods.stream().allMatch(Symptoms::runsUnready);
        } else if (symptom instanceof SymptomSpec.EventSeen s) {
            return api.list("Event", s.namespace(), null).stream().anyMatch(e -> tells(e, s));
        }
        SymptomSpec.RolledOut s = (SymptomSpec.RolledOut) symptom;
        return api.find("Deployment", s.namespace(), s.deployment())
                .map(Settling::complete)
                .orElse(false);
    }

    /** In words, what is there where a symptom was looked for. */
    static String there(ClusterApi api, SymptomSpec symptom) {
        if (symptom instanceof SymptomSpec.PodsWaiting s) {
            return pods(api.list("Pod", s.namespace(), s.selector()));
        } else if (symptom instanceof SymptomSpec.PodsUnready s) {
            return pods(api.list("Pod", s.namespace(), s.selector()));
        } else if (symptom instanceof SymptomSpec.EventSeen s) {
            String reasons = api.list("Event", s.namespace(), null).stream()
                    .map(e -> e.path("reason").asText())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            return reasons.isEmpty() ? "no events" : "events " + reasons;
        }
        SymptomSpec.RolledOut s = (SymptomSpec.RolledOut) symptom;
        return api.find("Deployment", s.namespace(), s.deployment())
                .map(d -> "a rollout that has not ended, " + d.path("status").path("conditions"))
                .orElse("no such Deployment");
    }

    private static String pods(List<ObjectNode> pods) {
        return pods.isEmpty() ? "no pod" : pods.stream().map(Symptoms::pod).collect(Collectors.joining("; "));
    }

    private static String pod(ObjectNode pod) {
        List<String> all = new ArrayList<>();
        for (String kind : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode container : pod.path("status").path(kind)) {
                JsonNode state = container.path("state");
                String reason = state.path("waiting").path("reason").asText();
                all.add(container.path("name").asText() + " "
                        + (reason.isEmpty() ? String.join("", names(state)) : "waiting: " + reason)
                        + (container.path("ready").asBoolean() ? ", ready" : ", not ready") + ", "
                        + container.path("restartCount").asInt() + " restarts");
            }
        }
        return "pod " + pod.at("/metadata/name").asText() + " ("
                + pod.at("/status/phase").asText() + (all.isEmpty() ? "" : ": " + String.join(", ", all)) + ")";
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean tells(ObjectNode event, SymptomSpec.EventSeen symptom) {
        return event.path("reason").asText().equals(symptom.reason())
                && (symptom.text() == null || event.path("message").asText().contains(symptom.text()));
    }

    private static boolean waits(ObjectNode pod, String reason, int restarts) {
        for (JsonNode container : pod.at("/status/containerStatuses")) {
            if (container.at("/state/waiting/reason").asText().equals(reason)
                    && container.path("restartCount").asInt() >= restarts) {
                return true;
            }
        }
        return false;
    }

    private static boolean runsUnready(ObjectNode pod) {
        boolean any = false;
        for (JsonNode container : pod.at("/status/containerStatuses")) {
            any = true;
            if (!container.path("state").has("running")
                    || container.path("ready").asBoolean()) {
                return false;
            }
        }
        return any;
    }
}
