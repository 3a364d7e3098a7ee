package dev.podfall.engine.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.SymptomSpec;
import java.util.List;

/** Looks for a symptom. */
public final class Symptoms {
    private Symptoms() {}

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
