package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** ConfigMaps. */
public final class ConfigMapPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(Column.NAME, Column.text("Data", "How many keys it has."), Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        int keys = object.json().path("data").size()
                + object.json().path("binaryData").size();
        cells.text(object.name()).number(keys).age(object);
    }
}
