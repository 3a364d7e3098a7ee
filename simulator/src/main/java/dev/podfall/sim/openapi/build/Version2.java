package dev.podfall.sim.openapi.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Says in OpenAPI v2 what was written for v3. */
final class Version2 {
    private static final String REF = "#/definitions/";

    private Version2() {}

    static ObjectNode definitions(Map<String, ObjectNode> schemas) {
        ObjectNode definitions = JsonNodeFactory.instance.objectNode();
        schemas.forEach((name, schema) -> definitions.set(name, schema(schema)));
        return definitions;
    }

    /** Without {@code allOf} around references, and with a string where v3 leaves a choice. */
    private static JsonNode schema(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(schema(item)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(e -> {
            switch (e.getKey()) {
                case "allOf" -> copy.setAll((ObjectNode) schema(e.getValue().get(0)));
                case "oneOf" -> copy.put("type", "string");
                case "properties" -> copy.set("properties", properties(e.getValue()));
                case "$ref" -> copy.put("$ref", e.getValue().asText().replace(Definitions.REF, REF));
                default -> copy.set(e.getKey(), schema(e.getValue()));
            }
        });
        return copy;
    }

    /** What a property is called says nothing of its schema: there are some by the name of {@code allOf}. */
    private static ObjectNode properties(JsonNode properties) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        properties.properties().forEach(e -> copy.set(e.getKey(), schema(e.getValue())));
        return copy;
    }

    static ObjectNode paths(ObjectNode paths) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        paths.properties().forEach(p -> all.set(p.getKey(), path((ObjectNode) p.getValue())));
        return all;
    }

    private static ObjectNode path(ObjectNode path) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        path.properties().forEach(e -> {
            if (e.getValue() instanceof ArrayNode parameters) {
                copy.set(e.getKey(), parameters(parameters));
            } else {
                copy.set(e.getKey(), operation((ObjectNode) e.getValue(), e.getKey()));
            }
        });
        return copy;
    }

    private static ArrayNode parameters(ArrayNode parameters) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        for (JsonNode parameter : parameters) {
            ObjectNode flat = parameter.deepCopy();
            flat.setAll((ObjectNode) flat.remove("schema"));
            copy.add(flat);
        }
        return copy;
    }

    private static ObjectNode operation(ObjectNode operation, String method) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        ArrayNode consumes = copy.putArray("consumes");
        copy.putArray("produces").add("application/json");
        copy.set("parameters", parameters((ArrayNode) operation.path("parameters")));
        JsonNode content = operation.at("/requestBody/content");
        if (!content.isMissingNode()) {
            content.fieldNames().forEachRemaining(consumes::add);
            ObjectNode body = copy.withArray("/parameters").addObject();
            body.put("name", "body").put("in", "body").put("required", true);
            body.set("schema", schema(content.elements().next().path("schema")));
        }
        ObjectNode ok = copy.putObject("responses").putObject("200").put("description", "OK");
        ok.set("schema", schema(operation.at("/responses/200/content/application~1json/schema")));
        copy.set("x-kubernetes-action", operation.get("x-kubernetes-action"));
        copy.set("x-kubernetes-group-version-kind", operation.get("x-kubernetes-group-version-kind"));
        return copy;
    }
}
