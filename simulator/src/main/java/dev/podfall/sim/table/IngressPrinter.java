package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** Ingresses. */
public final class IngressPrinter implements TablePrinter {
    private static final int SHOWN = 3;

    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Class", "The IngressClass whose controller serves it."),
                Column.text("Hosts", "The hosts its rules name."),
                Column.text("Address", "Where it is reached."),
                Column.text("Ports", "The ports it opens."),
                Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        JsonNode spec = object.spec();
        cells.text(object.name()).text(spec.path("ingressClassName"), "<none>");
        cells.text(hosts(spec.path("rules"))).text(Texts.loadBalancer(object.status()));
        cells.text(spec.path("tls").isEmpty() ? "80" : "80, 443").age(object);
    }

    private static String hosts(JsonNode rules) {
        List<String> hosts = new ArrayList<>();
        boolean more = false;
        for (JsonNode rule : rules) {
            more = more || hosts.size() == SHOWN;
            String host = rule.path("host").asText();
            if (!more && !host.isEmpty()) {
                hosts.add(host);
            }
        }
        if (hosts.isEmpty()) {
            return "*";
        }
        String shown = String.join(",", hosts);
        return more ? shown + " + " + (rules.size() - SHOWN) + " more..." : shown;
    }
}
