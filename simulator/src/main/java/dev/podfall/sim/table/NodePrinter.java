package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Nodes. */
public final class NodePrinter implements TablePrinter {
    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";

    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Status", "Whether the node is ready and takes pods."),
                Column.text("Roles", "The roles its labels name."),
                Column.AGE,
                Column.text("Version", "The kubelet's version."),
                Column.wide("Internal-IP", "Its address in the cluster's network."),
                Column.wide("External-IP", "Its address outside."),
                Column.wide("OS-Image", "Its operating system."),
                Column.wide("Kernel-Version", "Its kernel and architecture."),
                Column.wide("Container-Runtime", "What runs its containers."));
    }

    @Override
    public void print(KubeObject node, Cells cells) {
        JsonNode info = node.status().path("nodeInfo");
        cells.text(node.name()).text(state(node)).text(roles(node)).age(node);
        cells.text(info.path("kubeletVersion").asText());
        cells.text(address(node, "InternalIP")).text(address(node, "ExternalIP"));
        cells.text(info.path("osImage"), "<unknown>").text(kernel(info));
        cells.text(info.path("containerRuntimeVersion"), "<unknown>");
    }

    private static String state(KubeObject node) {
        String state = node.condition("Ready")
                .map(c -> c.path("status").asText().equals("True") ? "Ready" : "NotReady")
                .orElse("Unknown");
        return node.spec().path("unschedulable").asBoolean() ? state + ",SchedulingDisabled" : state;
    }

    private static String roles(KubeObject node) {
        Set<String> roles = new TreeSet<>();
        node.labels().forEach((key, value) -> {
            if (key.startsWith(ROLE_PREFIX)) {
                roles.add(key.substring(ROLE_PREFIX.length()));
            } else if (key.equals("kubernetes.io/role")) {
                roles.add(value);
            }
        });
        roles.remove("");
        return roles.isEmpty() ? "<none>" : String.join(",", roles);
    }

    private static String address(KubeObject node, String type) {
        for (JsonNode address : node.status().path("addresses")) {
            if (address.path("type").asText().equals(type)) {
                return address.path("address").asText();
            }
        }
        return "<none>";
    }

    private static String kernel(JsonNode info) {
        String version = info.path("kernelVersion").asText("");
        String architecture = info.path("architecture").asText("");
        String known = version.isEmpty() ? "<unknown>" : version;
        return architecture.isEmpty() ? known : known + " (" + architecture + ")";
    }
}
