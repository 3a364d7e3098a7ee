package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;
import java.util.Locale;

/** ControllerRevisions. */
public final class ControllerRevisionPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Controller", "Whose history it belongs to."),
                Column.text("Revision", "Its number in the history."),
                Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name())
                .text(object.controller().map(ControllerRevisionPrinter::owner).orElse("<none>"));
        cells.number(object.json().path("revision")).age(object);
    }

    private static String owner(JsonNode reference) {
        String apiVersion = reference.path("apiVersion").asText();
        int slash = apiVersion.indexOf('/');
        String kind = reference.path("kind").asText();
        String qualified = slash < 0 ? kind : kind + "." + apiVersion.substring(0, slash);
        return qualified.toLowerCase(Locale.ROOT) + "/" + reference.path("name").asText();
    }
}
