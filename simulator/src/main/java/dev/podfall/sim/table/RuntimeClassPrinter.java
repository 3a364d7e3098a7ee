package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** RuntimeClasses. */
public final class RuntimeClassPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(Column.NAME, Column.text("Handler", "The runtime's configuration."), Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name()).text(object.json().path("handler").asText()).age(object);
    }
}
