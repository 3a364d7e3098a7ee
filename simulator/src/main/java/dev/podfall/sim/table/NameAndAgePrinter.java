package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** What has nothing else to show: ServiceAccounts, DeviceClasses, templates of claims, and the scale of custom resources. */
public final class NameAndAgePrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(Column.NAME, Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name()).age(object);
    }
}
