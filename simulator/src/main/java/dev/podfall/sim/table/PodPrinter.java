package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Duration;
import java.util.List;

/** Pods. The Status column is the work of {@link PodReason}. */
public final class PodPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Ready", "How many of the containers accept traffic."),
                Column.text("Status", "What the containers of the pod are about, in one word."),
                Column.text("Restarts", "How often containers were restarted, and when the last time."),
                Column.AGE,
                Column.wide("IP", "The pod's address."),
                Column.wide("Node", "The node the pod is bound to."),
                Column.wide("Nominated Node", "The node on which preemption makes room for the pod."),
                Column.wide("Readiness Gates", "How many of the pod's readiness gates are open."));
    }

    @Override
    public void print(KubeObject pod, Cells cells) {
        PodReason summary = PodReason.of(pod);
        String restarts = String.valueOf(summary.restarts());
        if (summary.restarts() != 0 && summary.lastRestart() != null) {
            restarts += " (" + Ages.human(Duration.between(summary.lastRestart(), cells.now())) + " ago)";
        }
        cells.text(pod.name()).text(summary.ready() + "/" + summary.containers());
        cells.text(summary.reason()).text(restarts).age(pod);
        cells.text(pod.status().path("podIPs").path(0).path("ip"), "<none>");
        cells.text(pod.spec().path("nodeName"), "<none>");
        cells.text(pod.status().path("nominatedNodeName"), "<none>").text(gates(pod));
    }

    @Override
    public void conditions(KubeObject pod, ArrayNode conditions) {
        switch (pod.status().path("phase").asText()) {
            case "Succeeded" -> completed(conditions, "Succeeded", "The pod has completed successfully.");
            case "Failed" -> completed(conditions, "Failed", "The pod failed.");
            default -> {}
        }
    }

    private static void completed(ArrayNode conditions, String reason, String message) {
        ObjectNode condition = conditions.addObject().put("type", "Completed").put("status", "True");
        condition.put("reason", reason).put("message", message);
    }

    private static String gates(KubeObject pod) {
        JsonNode gates = pod.spec().path("readinessGates");
        if (gates.isEmpty()) {
            return "<none>";
        }
        int open = 0;
        for (JsonNode gate : gates) {
            open += pod.is(gate.path("conditionType").asText()) ? 1 : 0;
        }
        return open + "/" + gates.size();
    }
}
