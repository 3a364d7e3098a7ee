package dev.podfall.web.panes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Rows as a page shows them: cells in the order of the pane's columns.
 *
 * @param more how many there are beside those
 */
record PaneTable(Pane pane, List<List<String>> rows, int more) {
    private static final int MOST = 60;

    /** @param table as the API server prints it */
    static PaneTable of(Pane pane, JsonNode table) {
        var names = StreamSupport.stream(table.path("columnDefinitions").spliterator(), false)
                .map(column -> column.path("name").asText())
                .toList();
        var places = pane.columns().stream().mapToInt(names::indexOf).toArray();
        List<List<String>> rows = new ArrayList<>();
        for (var row : table.path("rows")) {
            var cells = row.path("cells");
            rows.add(IntStream.of(places)
                    .mapToObj(place -> place < 0 ? "" : cells.path(place).asText())
                    .toList());
        }
        if (pane == Pane.EVENTS) {
            Collections.reverse(rows);
        }
        var shown = rows.subList(0, Math.min(MOST, rows.size()));
        return new PaneTable(pane, List.copyOf(shown), rows.size() - shown.size());
    }

    /** A word for the colour of a cell; empty for none. */
    String mood(int column, String text) {
        if (pane == Pane.PODS && pane.columns().get(column).equals("Status")) {
            return switch (text) {
                case "Running", "Completed", "Succeeded" -> "met";
                case "Pending", "ContainerCreating", "PodInitializing", "Terminating" -> "partly";
                default -> text.startsWith("Init:") && text.matches("Init:\\d+/\\d+") ? "partly" : "unmet";
            };
        }
        return pane == Pane.EVENTS && text.equals("Warning") ? "partly" : "";
    }
}
