package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** StatefulSets. */
public final class StatefulSetPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Ready", "How many of the wanted pods are ready."),
                Column.AGE,
                TemplateColumns.CONTAINERS,
                TemplateColumns.IMAGES);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        int ready = object.status().path("readyReplicas").asInt();
        cells.text(object.name())
                .text(ready + "/" + object.spec().path("replicas").asInt());
        cells.age(object);
        TemplateColumns.print(object.spec().path("template"), cells);
    }
}
