package dev.podfall.engine.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.ProcessControl;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.RequestRefused;
import java.util.ArrayList;
import java.util.List;

/**
 * Signals from the node's own process namespace: from within a container the kernel keeps STOP from the first process. All
 * of a container's processes get it, since the first may be a shell that only waits for the server; runc itself signals
 * the first alone.
 */
final class NodeProcesses implements ProcessControl {
    private static final String SCHEME = "containerd://";

    private final Nodes nodes;
    private final ClusterApi api;

    NodeProcesses(Nodes nodes, ClusterApi api) {
        this.nodes = nodes;
        this.api = api;
    }

    @Override
    public void freeze(String namespace, String pod, String container) {
        ObjectNode found = api.find("Pod", namespace, pod).orElseThrow(() -> notRunning(pod, container));
        String name = found.at("/spec/nodeName").asText();
        Node node = nodes.all().stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow(() -> notRunning(pod, container));
        String id = id(found, container);
        if (id.isEmpty()) {
            throw notRunning(pod, container);
        }
        node.run("ctr", "--namespace", "k8s.io", "tasks", "kill", "--signal", "SIGSTOP", id);
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -STOP \"$@\"", "sh"));
        command.addAll(pids(node.run("ctr", "--namespace", "k8s.io", "tasks", "ps", id)));
        // Some may have ended since they were listed, which is no failure: the first one stands still already.
        node.execute(command.toArray(String[]::new));
    }

    /** As the node numbers them. @param table what {@code ctr tasks ps} prints: a heading, then a line for each */
    static List<String> pids(String table) {
        return table.lines()
                .map(line -> line.strip().split("\\s+")[0])
                .filter(first -> first.matches("[0-9]+"))
                .toList();
    }

    private static String id(ObjectNode pod, String container) {
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            if (status.path("name").asText().equals(container)
                    && status.path("state").has("running")) {
                return status.path("containerID").asText().replace(SCHEME, "");
            }
        }
        return "";
    }

    private static RequestRefused notRunning(String pod, String container) {
        return new RequestRefused(404, "NotFound", "container " + container + " of pod " + pod + " is not running");
    }
}
