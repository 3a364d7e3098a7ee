package dev.podfall.sim.openapi.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The document of version 2 as protobuf, which is all that older kubectls take. Mirrors
 * {@code github.com/google/gnostic-models/openapiv2/OpenAPIv2.proto}; the numbers are that file's.
 */
final class ProtobufDocument {
    private static final Map<String, Integer> METHODS =
            Map.of("get", 2, "put", 3, "post", 4, "delete", 5, "options", 6, "head", 7, "patch", 8);

    private ProtobufDocument() {}

    static byte[] of(JsonNode document) {
        ProtobufMessage info = new ProtobufMessage()
                .text(1, document.at("/info/title").asText())
                .text(2, document.at("/info/version").asText());
        ProtobufMessage paths = new ProtobufMessage();
        document.path("paths").properties().forEach(e -> paths.message(2, named(e.getKey(), path(e.getValue()))));
        ProtobufMessage definitions = new ProtobufMessage();
        document.path("definitions")
                .properties()
                .forEach(e -> definitions.message(1, named(e.getKey(), schema(e.getValue()))));
        return new ProtobufMessage()
                .text(1, document.path("swagger").asText())
                .message(2, info)
                .message(8, paths)
                .message(9, definitions)
                .toBytes();
    }

    private static ProtobufMessage named(String name, ProtobufMessage value) {
        return new ProtobufMessage().text(1, name).message(2, value);
    }

    private static ProtobufMessage path(JsonNode path) {
        ProtobufMessage message = new ProtobufMessage();
        METHODS.forEach((method, number) -> {
            if (path.has(method)) {
                message.message(number, operation(path.path(method)));
            }
        });
        path.path("parameters").forEach(p -> message.message(9, parameter(p)));
        return message;
    }

    private static ProtobufMessage operation(JsonNode operation) {
        ProtobufMessage message = new ProtobufMessage();
        operation.path("produces").forEach(p -> message.text(6, p.asText()));
        operation.path("consumes").forEach(c -> message.text(7, c.asText()));
        operation.path("parameters").forEach(p -> message.message(8, parameter(p)));
        ProtobufMessage responses = new ProtobufMessage();
        operation.path("responses").properties().forEach(e -> {
            JsonNode schema = e.getValue().path("schema");
            ProtobufMessage response = new ProtobufMessage()
                    .text(1, e.getValue().path("description").asText());
            response.message(2, new ProtobufMessage().message(1, schema(schema)));
            responses.message(1, named(e.getKey(), new ProtobufMessage().message(1, response)));
        });
        message.message(9, responses);
        extensions(operation, 13, message);
        return message;
    }

    private static ProtobufMessage parameter(JsonNode parameter) {
        String in = parameter.path("in").asText();
        String name = parameter.path("name").asText();
        boolean required = parameter.path("required").asBoolean();
        if (in.equals("body")) {
            ProtobufMessage body =
                    new ProtobufMessage().text(2, name).text(3, in).flag(4, required);
            body.message(5, schema(parameter.path("schema")));
            return new ProtobufMessage().message(1, new ProtobufMessage().message(1, body));
        }
        boolean query = in.equals("query");
        ProtobufMessage plain =
                new ProtobufMessage().flag(1, required).text(2, in).text(4, name);
        plain.text(query ? 6 : 5, parameter.path("type").asText());
        plain.flag(query ? 20 : 19, parameter.path("uniqueItems").asBoolean());
        ProtobufMessage other = new ProtobufMessage().message(query ? 3 : 4, plain);
        return new ProtobufMessage().message(1, new ProtobufMessage().message(2, other));
    }

    private static ProtobufMessage schema(JsonNode schema) {
        ProtobufMessage message = new ProtobufMessage()
                .text(1, schema.path("$ref").asText(""))
                .text(2, schema.path("format").asText(""))
                .text(4, schema.path("description").asText(""));
        if (schema.has("default")) {
            message.message(5, any(schema.path("default")));
        }
        schema.path("required").forEach(r -> message.text(19, r.asText()));
        schema.path("enum").forEach(e -> message.message(20, any(e)));
        if (schema.has("additionalProperties")) {
            message.message(21, new ProtobufMessage().message(1, schema(schema.path("additionalProperties"))));
        }
        if (schema.has("type")) {
            message.message(
                    22, new ProtobufMessage().text(1, schema.path("type").asText()));
        }
        if (schema.has("items")) {
            message.message(23, new ProtobufMessage().message(1, schema(schema.path("items"))));
        }
        if (schema.has("properties")) {
            ProtobufMessage properties = new ProtobufMessage();
            schema.path("properties")
                    .properties()
                    .forEach(e -> properties.message(1, named(e.getKey(), schema(e.getValue()))));
            message.message(25, properties);
        }
        extensions(schema, 31, message);
        return message;
    }

    private static void extensions(JsonNode owner, int field, ProtobufMessage message) {
        owner.properties().forEach(e -> {
            if (e.getKey().startsWith("x-")) {
                message.message(field, named(e.getKey(), any(e.getValue())));
            }
        });
    }

    /** JSON is YAML. */
    private static ProtobufMessage any(JsonNode value) {
        return new ProtobufMessage().text(2, value.toString());
    }
}
