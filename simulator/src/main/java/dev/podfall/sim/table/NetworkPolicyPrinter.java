package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** NetworkPolicies. */
public final class NetworkPolicyPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(Column.NAME, Column.text("Pod-Selector", "Which pods it is about."), Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name())
                .text(Texts.selectorOrNone(object.spec().path("podSelector")))
                .age(object);
    }
}
