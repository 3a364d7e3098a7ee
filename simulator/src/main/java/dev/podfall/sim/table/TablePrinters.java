package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Instant;
import java.util.List;

/**
 * The Table of a list of objects. Mirrors {@code pkg/printers/tablegenerator.go} and
 * {@code k8s.io/apiserver/pkg/registry/rest/table.go}.
 */
public final class TablePrinters {
    private TablePrinters() {}

    /**
     * A {@code meta.k8s.io/v1 Table} with one row per item. Its metadata is empty: the caller adds what a list has.
     *
     * @param printer of the kind
     * @param now what ages are measured against
     */
    public static ObjectNode print(TablePrinter printer, List<ObjectNode> items, Instant now, IncludeObject include) {
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        table.put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata");
        ArrayNode columns = table.putArray("columnDefinitions");
        printer.columns().forEach(c -> columns.add(c.toJson()));
        ArrayNode rows = table.putArray("rows");
        printer.ordered(items).forEach(item -> row(printer, item, rows.addObject(), now, include));
        return table;
    }

    private static void row(TablePrinter printer, ObjectNode item, ObjectNode row, Instant now, IncludeObject include) {
        KubeObject object = new KubeObject(item);
        printer.print(object, new Cells(row.putArray("cells"), now));
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        printer.conditions(object, conditions);
        if (!conditions.isEmpty()) {
            row.set("conditions", conditions);
        }
        switch (include) {
            case NONE -> row.putNull("object");
            case METADATA -> row.set("object", partial(item));
            case OBJECT -> row.set("object", item);
        }
    }

    /** The object's metadata alone, as {@code meta.k8s.io/v1 PartialObjectMetadata}. It shares the object's tree. */
    public static ObjectNode partial(ObjectNode object) {
        ObjectNode partial = JsonNodeFactory.instance.objectNode();
        partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }
}
