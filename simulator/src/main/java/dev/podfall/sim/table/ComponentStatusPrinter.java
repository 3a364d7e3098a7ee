package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** ComponentStatuses. Mirrors {@code printComponentStatus}. */
public final class ComponentStatusPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Status", "Whether the part of the control plane is healthy."),
                Column.text("Message", "What it says of its health."),
                Column.text("Error", "What went wrong while it was asked."));
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name());
        for (JsonNode condition : object.json().path("conditions")) {
            if (condition.path("type").asText().equals("Healthy")) {
                cells.text(condition.path("status").asText().equals("True") ? "Healthy" : "Unhealthy");
                cells.text(condition.path("message").asText())
                        .text(condition.path("error").asText());
                return;
            }
        }
        cells.text("Unknown").text("").text("");
    }
}
