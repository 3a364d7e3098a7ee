package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Custom resources: the columns of their definition. Mirrors {@code
 * k8s.io/apiextensions-apiserver/pkg/registry/customresource/tableconvertor}.
 */
public final class CustomResourcePrinter implements TablePrinter {
    private final List<Column> columns = new ArrayList<>();
    private final List<JsonPath> paths = new ArrayList<>();

    /** @param columns as the definition lists them */
    public CustomResourcePrinter(JsonNode columns) {
        this.columns.add(Column.NAME);
        for (JsonNode column : columns) {
            String path = column.path("jsonPath").asText();
            String usual = "Custom resource definition column (in JSONPath format): " + path;
            String description = column.path("description").asText("");
            this.columns.add(new Column(
                    column.path("name").asText(),
                    column.path("type").asText(),
                    column.path("format").asText(""),
                    description.isEmpty() ? usual : description,
                    column.path("priority").asInt()));
            this.paths.add(JsonPath.of(path));
        }
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name());
        for (int i = 0; i < paths.size(); i++) {
            cell(columns.get(i + 1).type(), paths.get(i).find(object.json()), cells);
        }
    }

    private static void cell(String type, JsonNode value, Cells cells) {
        boolean none = value.isMissingNode() || value.isNull();
        boolean fits = switch (type) {
            case "string" -> true;
            case "integer", "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isTextual();
        };
        if (none || !fits) {
            cells.nothing();
            return;
        }
        switch (type) {
            case "integer" -> cells.number(value.asLong());
            case "number" -> cells.number(value.asDouble());
            case "boolean" -> cells.flag(value.asBoolean());
            case "date" -> {
                boolean time = Ages.instant(value) != null;
                cells.text(time ? cells.since(value) : "<invalid>");
            }
            default -> cells.text(value.isTextual() ? value.asText() : value.toString());
        }
    }
}
