package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;
import java.util.Locale;

/** Events, of the core group and of {@code events.k8s.io}: they differ in the names of their fields. */
public final class EventPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("Last Seen", "How long ago it happened the last time."),
                Column.text("Type", "Normal or Warning."),
                Column.text("Reason", "What happened, in one word."),
                Column.text("Object", "What it happened to."),
                Column.wide("Subobject", "Which part of it."),
                Column.wide("Source", "Who tells of it."),
                Column.text("Message", "What happened."),
                Column.wide("First Seen", "How long ago it happened the first time."),
                Column.wide("Count", "How often it happened."),
                new Column("Name", "string", "name", "The event's name.", 1));
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        JsonNode event = object.json();
        JsonNode about = either(event, "involvedObject", "regarding");
        JsonNode series = event.path("series");
        String first = first(event, cells);
        cells.text(last(event, first, cells)).text(event.path("type").asText());
        cells.text(event.path("reason").asText()).text(target(about));
        cells.text(about.path("fieldPath").asText("")).text(source(event));
        cells.text(either(event, "message", "note").asText("").strip()).text(first);
        long single = Math.max(1, either(event, "count", "deprecatedCount").asLong());
        cells.number(series.isObject() ? series.path("count").asLong() : single).text(object.name());
    }

    private static String first(JsonNode event, Cells cells) {
        JsonNode first = either(event, "firstTimestamp", "deprecatedFirstTimestamp");
        return cells.since(first.isTextual() ? first : event.path("eventTime"));
    }

    private static String last(JsonNode event, String first, Cells cells) {
        if (event.path("series").isObject()) {
            return cells.since(event.path("series").path("lastObservedTime"));
        }
        JsonNode last = either(event, "lastTimestamp", "deprecatedLastTimestamp");
        return last.isTextual() ? cells.since(last) : first;
    }

    private static String target(JsonNode about) {
        String kind = about.path("kind").asText("").toLowerCase(Locale.ROOT);
        String name = about.path("name").asText("");
        return name.isEmpty() ? kind : kind + "/" + name;
    }

    private static String source(JsonNode event) {
        JsonNode source = either(event, "source", "deprecatedSource");
        String component = text(source.path("component"), either(event, "reportingComponent", "reportingController"));
        String host = text(source.path("host"), event.path("reportingInstance"));
        return host.isEmpty() ? component : component + ", " + host;
    }

    private static String text(JsonNode wanted, JsonNode otherwise) {
        String text = wanted.asText("");
        return text.isEmpty() ? otherwise.asText("") : text;
    }

    private static JsonNode either(JsonNode event, String core, String other) {
        return event.hasNonNull(core) ? event.path(core) : event.path(other);
    }
}
