package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** Services. */
public final class ServicePrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Type", "How the service is exposed."),
                Column.text("Cluster-IP", "Its virtual address in the cluster."),
                Column.text("External-IP", "Its addresses outside the cluster."),
                Column.text("Port(s)", "The ports it serves, and the nodes' ports for them."),
                Column.AGE,
                Column.wide("Selector", "Which pods serve it."));
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        JsonNode spec = object.spec();
        cells.text(object.name()).text(spec.path("type").asText());
        cells.text(spec.path("clusterIPs").path(0), "<none>").text(externalIp(object));
        cells.text(ports(spec.path("ports"))).age(object);
        cells.text(Texts.labels(spec.path("selector")));
    }

    private static String externalIp(KubeObject object) {
        List<String> external = new ArrayList<>();
        object.spec().path("externalIPs").forEach(ip -> external.add(ip.asText()));
        String none = external.isEmpty() ? "<none>" : String.join(",", external);
        return switch (object.spec().path("type").asText()) {
            case "ClusterIP", "NodePort" -> none;
            case "LoadBalancer" -> {
                String addresses = Texts.loadBalancer(object.status());
                if (!addresses.isEmpty()) {
                    external.add(0, addresses);
                }
                yield external.isEmpty() ? "<pending>" : String.join(",", external);
            }
            case "ExternalName" -> object.spec().path("externalName").asText();
            default -> "<unknown>";
        };
    }

    private static String ports(JsonNode ports) {
        List<String> all = new ArrayList<>();
        for (JsonNode port : ports) {
            int nodePort = port.path("nodePort").asInt();
            String number = port.path("port").asText() + (nodePort > 0 ? ":" + nodePort : "");
            all.add(number + "/" + port.path("protocol").asText("TCP"));
        }
        return all.isEmpty() ? "<none>" : String.join(",", all);
    }
}
