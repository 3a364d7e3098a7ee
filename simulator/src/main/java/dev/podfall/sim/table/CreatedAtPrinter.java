package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** Built-in kinds without a printer of their own: LimitRange, Role, ClusterRole and others. */
final class CreatedAtPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(Column.NAME, Column.CREATED_AT);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name())
                .text(object.metadata().path("creationTimestamp").asText());
    }
}
