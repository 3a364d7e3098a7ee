package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** DaemonSets. */
public final class DaemonSetPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.integer("Desired", "How many nodes should run the pod."),
                Column.integer("Current", "How many nodes run the pod and should."),
                Column.integer("Ready", "How many nodes run the pod, and it is ready."),
                Column.integer("Up-to-date", "How many nodes run the template of now."),
                Column.integer("Available", "How many nodes have had a ready pod for long enough."),
                Column.text("Node Selector", "Which nodes should run the pod."),
                Column.AGE,
                TemplateColumns.CONTAINERS,
                TemplateColumns.IMAGES,
                TemplateColumns.SELECTOR);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        JsonNode status = object.status();
        JsonNode template = object.spec().path("template");
        cells.text(object.name()).number(status.path("desiredNumberScheduled"));
        cells.number(status.path("currentNumberScheduled")).number(status.path("numberReady"));
        cells.number(status.path("updatedNumberScheduled")).number(status.path("numberAvailable"));
        cells.text(Texts.labels(template.path("spec").path("nodeSelector"))).age(object);
        TemplateColumns.print(template, cells);
        cells.text(Texts.selectorOrNone(object.spec().path("selector")));
    }
}
