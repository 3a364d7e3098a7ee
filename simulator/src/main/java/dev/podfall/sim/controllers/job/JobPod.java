package dev.podfall.sim.controllers.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.controllers.runtime.PodView;
import java.time.Instant;

/** A pod as its Job sees it. */
record JobPod(PodView pod) {
    static JobPod of(ObjectNode json) {
        return new JobPod(PodView.of(json));
    }

    boolean isTracked() {
        for (JsonNode finalizer : pod.object().metadata().path("finalizers")) {
            if (finalizer.asText().equals(JobView.FINALIZER)) {
                return true;
            }
        }
        return false;
    }

    boolean hasSucceeded() {
        return pod.phase().equals("Succeeded");
    }

    /** Failed, or deleted before it could succeed. */
    boolean hasFailed(JobView job) {
        if (pod.phase().equals("Failed")) {
            return true;
        }
        return !job.replacesOnlyFailed() && pod.isDeleting() && !hasSucceeded();
    }

    /** Its completion index, or −1. */
    int index() {
        String text =
                pod.object().metadata().path("annotations").path(JobView.INDEX).asText();
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** When its last container ended, as far as is known. */
    Instant finished() {
        Instant latest = null;
        for (JsonNode container : pod.status().path("containerStatuses")) {
            JsonNode end = container.path("state").path("terminated").path("finishedAt");
            if (end.isTextual()) {
                Instant time = Instant.parse(end.asText());
                latest = latest == null || time.isAfter(latest) ? time : latest;
            }
        }
        if (latest != null) {
            return latest;
        }
        return pod.object()
                .condition("Ready")
                .filter(c -> c.path("status").asText().equals("False"))
                .map(c -> c.path("lastTransitionTime"))
                .filter(JsonNode::isTextual)
                .map(t -> Instant.parse(t.asText()))
                .orElseGet(() -> pod.object().created());
    }
}
