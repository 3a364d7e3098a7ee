package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** Namespaces. */
public final class NamespacePrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(Column.NAME, Column.text("Status", "Active or Terminating."), Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name()).text(object.status().path("phase").asText()).age(object);
    }
}
