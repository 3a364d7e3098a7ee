package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** IngressClasses. */
public final class IngressClassPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Controller", "Who serves Ingresses of this class."),
                Column.text("Parameters", "The object with more settings."),
                Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        boolean isDefault = "true".equals(object.annotations().get("ingressclass.kubernetes.io/is-default-class"));
        cells.text(isDefault ? object.name() + " (default)" : object.name());
        cells.text(object.spec().path("controller").asText());
        cells.text(parameters(object.spec().path("parameters"))).age(object);
    }

    private static String parameters(JsonNode reference) {
        if (!reference.isObject()) {
            return "<none>";
        }
        String group = reference.path("apiGroup").asText("");
        String kind = reference.path("kind").asText();
        return (group.isEmpty() ? kind : kind + "." + group) + "/"
                + reference.path("name").asText();
    }
}
