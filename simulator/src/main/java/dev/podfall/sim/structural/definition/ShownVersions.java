package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The versions of a definition as an error shows them: in the form that upstream keeps them in, without what they share. */
final class ShownVersions {
    private ShownVersions() {}

    static JsonNode of(JsonNode versions, SharedParts shared) {
        if (versions.isMissingNode() || versions.isNull()) {
            return JsonNodes.NULL;
        }
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        for (JsonNode version : versions) {
            ObjectNode entry = shown.addObject();
            entry.put("Name", version.path("name").asText());
            entry.put("Served", version.path("served").asBoolean());
            entry.put("Storage", version.path("storage").asBoolean());
            entry.put("Deprecated", version.path("deprecated").asBoolean());
            part(entry, "DeprecationWarning", version, "deprecationWarning", false);
            part(entry, "Schema", version, "schema", shared.has("schema"));
            part(entry, "Subresources", version, "subresources", shared.has("subresources"));
            String columns = "additionalPrinterColumns";
            part(entry, "AdditionalPrinterColumns", version, columns, shared.has(columns));
            part(entry, "SelectableFields", version, "selectableFields", shared.has("selectableFields"));
        }
        return shown;
    }

    private static void part(ObjectNode entry, String name, JsonNode version, String field, boolean shared) {
        JsonNode value = version.path(field);
        entry.set(name, shared || value.isMissingNode() ? JsonNodes.NULL : value);
    }
}
