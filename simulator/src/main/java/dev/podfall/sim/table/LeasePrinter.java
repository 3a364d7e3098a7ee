package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** Leases. */
public final class LeasePrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(Column.NAME, Column.text("Holder", "Who holds the lease."), Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name())
                .text(object.spec().path("holderIdentity").asText(""))
                .age(object);
    }
}
