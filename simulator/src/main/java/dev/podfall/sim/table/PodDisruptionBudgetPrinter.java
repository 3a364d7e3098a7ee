package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** PodDisruptionBudgets. */
public final class PodDisruptionBudgetPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Min Available", "How many pods must stay available."),
                Column.text("Max Unavailable", "How many pods may be missing."),
                Column.integer("Allowed Disruptions", "How many pods may be evicted now."),
                Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name()).text(object.spec().path("minAvailable"), "N/A");
        cells.text(object.spec().path("maxUnavailable"), "N/A");
        cells.number(object.status().path("disruptionsAllowed")).age(object);
    }
}
