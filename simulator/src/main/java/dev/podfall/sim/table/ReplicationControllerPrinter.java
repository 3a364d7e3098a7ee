package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** ReplicationControllers. */
public final class ReplicationControllerPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return new ReplicaSetPrinter().columns();
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name()).number(object.spec().path("replicas"));
        cells.number(object.status().path("replicas")).number(object.status().path("readyReplicas"));
        cells.age(object);
        TemplateColumns.print(object.spec().path("template"), cells);
        cells.text(Texts.labels(object.spec().path("selector")));
    }
}
