package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** PodTemplates. */
public final class PodTemplatePrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Containers", "The names of the template's containers."),
                Column.text("Images", "The images of the template's containers."),
                Column.text("Pod Labels", "The labels of pods made from it."));
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        JsonNode template = object.json().path("template");
        cells.text(object.name()).text(Texts.containers(template, "name"));
        cells.text(Texts.containers(template, "image"));
        cells.text(Texts.labels(template.path("metadata").path("labels")));
    }
}
