package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** ResourceQuotas. */
public final class ResourceQuotaPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Request", "What may be asked for, and is."),
                Column.text("Limit", "What limits may sum up to, and do."),
                Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        List<String> requests = new ArrayList<>();
        List<String> limits = new ArrayList<>();
        JsonNode used = object.status().path("used");
        Map<String, JsonNode> hard = new TreeMap<>();
        object.status().path("hard").properties().forEach(e -> hard.put(e.getKey(), e.getValue()));
        hard.forEach((name, quantity) -> {
            String text = name + ": " + used.path(name).asText("0") + "/" + quantity.asText();
            (name.startsWith("limits.") ? limits : requests).add(text);
        });
        cells.text(object.name()).text(String.join(", ", requests));
        cells.text(String.join(", ", limits)).age(object);
    }
}
