package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** EndpointSlices. */
public final class EndpointSlicePrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("AddressType", "IPv4, IPv6 or FQDN."),
                Column.text("Ports", "The ports that every endpoint serves."),
                Column.text("Endpoints", "The endpoints' addresses, ready or not."),
                Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        List<String> ports = new ArrayList<>();
        object.json().path("ports").forEach(p -> ports.add(port(p)));
        List<String> addresses = new ArrayList<>();
        for (JsonNode endpoint : object.json().path("endpoints")) {
            endpoint.path("addresses").forEach(a -> addresses.add(a.asText()));
        }
        cells.text(object.name()).text(object.json().path("addressType").asText());
        cells.text(orUnset(Texts.firstThree(ports)))
                .text(orUnset(Texts.firstThree(addresses)))
                .age(object);
    }

    private static String port(JsonNode port) {
        if (port.hasNonNull("port")) {
            return port.path("port").asText();
        }
        return port.hasNonNull("name") ? port.path("name").asText() : "*";
    }

    private static String orUnset(String text) {
        return text.isEmpty() ? "<unset>" : text;
    }
}
