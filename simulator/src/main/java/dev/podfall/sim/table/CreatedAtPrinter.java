package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** Kinds that upstream has no printer for: LimitRange, Role, ClusterRole and others. */
public final class CreatedAtPrinter implements TablePrinter {
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
