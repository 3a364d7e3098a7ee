package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import java.util.List;

/** Pods. Mirrors {@code pkg/registry/core/pod/strategy.go}. */
final class PodStrategy extends Strategy {
    PodStrategy(Kind kind) {
        super(kind);
    }

    @Override
    public Long gracePeriod(ObjectNode pod, DeleteOptions options) {
        String phase = pod.path("status").path("phase").asText();
        boolean unscheduled = pod.path("spec").path("nodeName").asText().isEmpty();
        if (unscheduled || phase.equals("Failed") || phase.equals("Succeeded")) {
            return 0L;
        }
        long own = pod.path("spec").path("terminationGracePeriodSeconds").asLong(30);
        long wanted = options.gracePeriodSeconds() != null ? options.gracePeriodSeconds() : own;
        return wanted < 0 ? 1L : wanted;
    }

    @Override
    public List<String> selectableFields() {
        return List.of(
                "spec.nodeName",
                "spec.restartPolicy",
                "spec.schedulerName",
                "spec.serviceAccountName",
                "spec.hostNetwork",
                "status.phase",
                "status.podIP",
                "status.nominatedNodeName");
    }
}
