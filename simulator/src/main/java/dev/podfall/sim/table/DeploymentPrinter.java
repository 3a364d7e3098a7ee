package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** Deployments. */
public final class DeploymentPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Ready", "How many of the wanted pods are ready."),
                Column.text("Up-to-date", "How many pods have the template of now."),
                Column.text("Available", "How many pods have been ready for long enough."),
                Column.AGE,
                TemplateColumns.CONTAINERS,
                TemplateColumns.IMAGES,
                TemplateColumns.SELECTOR);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        JsonNode status = object.status();
        int wanted = object.spec().path("replicas").asInt();
        cells.text(object.name()).text(status.path("readyReplicas").asInt() + "/" + wanted);
        cells.number(status.path("updatedReplicas")).number(status.path("availableReplicas"));
        cells.age(object);
        TemplateColumns.print(object.spec().path("template"), cells);
        cells.text(Texts.selector(object.spec().path("selector")));
    }
}
