package dev.podfall.sim.controllers.daemonset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.controllers.runtime.PodView;
import java.util.List;

/** Counts pods, one a node: the oldest. Mirrors {@code updateDaemonSetStatus}. */
final class DaemonStatus {
    private DaemonStatus() {}

    static ObjectNode of(DaemonPods look) {
        int scheduled = 0;
        int misscheduled = 0;
        int ready = 0;
        int available = 0;
        int updated = 0;
        for (KubeObject node : look.nodes()) {
            List<PodView> there = look.on(node);
            if (there.isEmpty()) {
                continue;
            }
            if (!look.shouldRun(node)) {
                misscheduled++;
                continue;
            }
            PodView pod = there.get(0);
            scheduled++;
            ready += pod.isReady() ? 1 : 0;
            available += look.isAvailable(pod) ? 1 : 0;
            updated += look.isUpToDate(pod) ? 1 : 0;
        }
        int desired = look.desired();
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("currentNumberScheduled", scheduled).put("numberMisscheduled", misscheduled);
        status.put("desiredNumberScheduled", desired).put("numberReady", ready);
        status.put("observedGeneration", (int) look.set().generation());
        put(status, "updatedNumberScheduled", updated);
        put(status, "numberAvailable", available);
        put(status, "numberUnavailable", desired - available);
        return status;
    }

    private static void put(ObjectNode status, String field, int count) {
        if (count != 0) {
            status.put(field, count);
        }
    }
}
