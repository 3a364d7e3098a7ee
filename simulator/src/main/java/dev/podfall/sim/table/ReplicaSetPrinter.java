package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** ReplicaSets. */
public final class ReplicaSetPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.integer("Desired", "How many pods are wanted."),
                Column.integer("Current", "How many pods there are."),
                Column.integer("Ready", "How many pods are ready."),
                Column.AGE,
                TemplateColumns.CONTAINERS,
                TemplateColumns.IMAGES,
                TemplateColumns.SELECTOR);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name()).number(object.spec().path("replicas"));
        cells.number(object.status().path("replicas")).number(object.status().path("readyReplicas"));
        cells.age(object);
        TemplateColumns.print(object.spec().path("template"), cells);
        cells.text(Texts.selectorOrNone(object.spec().path("selector")));
    }
}
