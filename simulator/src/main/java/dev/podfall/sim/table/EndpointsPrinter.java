package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** Endpoints. */
public final class EndpointsPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(Column.NAME, Column.text("Endpoints", "The ready addresses behind the service."), Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name()).text(addresses(object.json().path("subsets"))).age(object);
    }

    private static String addresses(JsonNode subsets) {
        if (subsets.isEmpty()) {
            return "<none>";
        }
        List<String> all = new ArrayList<>();
        for (JsonNode subset : subsets) {
            JsonNode ports = subset.path("ports");
            if (ports.isEmpty()) {
                subset.path("addresses").forEach(a -> all.add(a.path("ip").asText()));
            }
            for (JsonNode port : ports) {
                subset.path("addresses")
                        .forEach(a -> all.add(
                                a.path("ip").asText() + ":" + port.path("port").asText()));
            }
        }
        return Texts.firstThree(all);
    }
}
