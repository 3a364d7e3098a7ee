package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A column's definition.
 *
 * @param type an OpenAPI type: {@code string}, {@code integer}, {@code boolean}, {@code date}
 * @param format {@code name} for the column with the object's name, else empty
 * @param priority 0 for always, 1 for {@code -o wide} only
 */
public record Column(String name, String type, String format, String description, int priority) {
    static final Column NAME = new Column("Name", "string", "name", "The object's name.", 0);
    static final Column AGE = text("Age", "How long ago the object was created.");
    static final Column CREATED_AT = new Column("Created At", "date", "", "When the object was created.", 0);

    static Column text(String name, String description) {
        return new Column(name, "string", "", description, 0);
    }

    static Column integer(String name, String description) {
        return new Column(name, "integer", "", description, 0);
    }

    static Column flag(String name, String description) {
        return new Column(name, "boolean", "", description, 0);
    }

    static Column wide(String name, String description) {
        return new Column(name, "string", "", description, 1);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name).put("type", type).put("format", format);
        return json.put("description", description).put("priority", priority);
    }
}
