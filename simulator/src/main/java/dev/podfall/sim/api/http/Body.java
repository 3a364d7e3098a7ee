package dev.podfall.sim.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.schema.ScalarForms;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request's body, read. Mirrors {@code k8s.io/apimachinery/pkg/runtime/serializer/json} and {@code
 * k8s.io/apiserver/pkg/endpoints/handlers}.
 *
 * @param tree missing if the body is empty
 * @param duplicates the paths of fields that were told twice; the last value counts
 */
public record Body(JsonNode tree, List<String> duplicates) {
    private static final List<String> ACCEPTED =
            List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");

    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
    private static final String UNTYPED = "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; "
            + "Kind string \"json:\\\"kind,omitempty\\\"\" }";
    private static final int SHOWN = 30;

    /**
     * Reads an object by its content type.
     *
     * @param kind what it must be
     * @throws ApiException 400, 415
     */
    public static Body object(Call call, String kind) {
        try {
            return read(call);
        } catch (JsonBody.Malformed unreadable) {
            throw ApiException.badRequest("the object provided is unrecognized (must be of type " + kind + "): "
                    + unreadable.getMessage() + " (" + summary(call.body()) + ")");
        }
    }

    /** Reads what a deletion is to heed; none if there is no body. @throws ApiException 400, 415 */
    public static Body options(Call call) {
        try {
            boolean empty = call.body().length == 0;
            return empty ? new Body(JsonNodeFactory.instance.missingNode(), List.of()) : read(call);
        } catch (JsonBody.Malformed unreadable) {
            throw ApiException.badRequest(unreadable.getMessage());
        }
    }

    private static Body read(Call call) throws JsonBody.Malformed {
        Body body = switch (mediaType(call)) {
            case "", "application/json" -> json(call.content());
            case "application/yaml", "text/yaml", "application/x-yaml" ->
                call.content().read(RequestBody.Form.YAML);
            case PROTOBUF -> call.content().read(RequestBody.Form.PROTOBUF);
            default -> throw Statuses.unsupportedMediaType(ACCEPTED);
        };
        checkType(body.tree());
        return body.tree().isNull() ? new Body(JsonNodeFactory.instance.objectNode(), List.of()) : body;
    }

    private static Body json(RequestBody content) throws JsonBody.Malformed {
        try {
            return content.read(RequestBody.Form.JSON);
        } catch (JsonBody.Malformed malformed) {
            throw new JsonBody.Malformed("couldn't get version/kind; json parse error: " + malformed.getMessage());
        }
    }

    /** Mirrors {@code SimpleMetaFactory}: before all, what is it? */
    private static void checkType(JsonNode tree) throws JsonBody.Malformed {
        String prefix = "couldn't get version/kind; json parse error: json: cannot unmarshal ";
        if (!tree.isObject() && !tree.isNull()) {
            throw new JsonBody.Malformed(prefix + ScalarForms.jsonName(tree) + " into Go value of type " + UNTYPED);
        }
        for (String field : List.of("apiVersion", "kind")) {
            JsonNode value = tree.path(field);
            if (!value.isTextual() && !value.isNull() && !value.isMissingNode()) {
                throw new JsonBody.Malformed(
                        prefix + ScalarForms.jsonName(value) + " into Go struct field ." + field + " of type string");
            }
        }
        String apiVersion = tree.path("apiVersion").asText("");
        if (apiVersion.indexOf('/') != apiVersion.lastIndexOf('/')) {
            throw new JsonBody.Malformed("unexpected GroupVersion string: " + apiVersion);
        }
    }

    /**
     * Reads a patch. A JSON patch that is {@code null} changes nothing, nor does a strategic one.
     *
     * @throws ApiException 400
     */
    public static Body patch(Call call, PatchType type) {
        if (type == PatchType.APPLY) {
            return configuration(call.content());
        }
        String prefix = type == PatchType.STRATEGIC ? "" : "error decoding patch: ";
        try {
            JsonNode tree = call.content().read(RequestBody.Form.JSON).tree();
            Optional<String> problem = type == PatchType.JSON ? operations(tree) : map(tree);
            if (problem.isPresent()) {
                throw ApiException.badRequest(prefix + "json: cannot unmarshal " + problem.get());
            }
            if (tree.isNull() && type == PatchType.MERGE) {
                throw ApiException.badRequest("Invalid JSON Patch");
            }
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            JsonNode nothing = type == PatchType.JSON ? nodes.arrayNode() : nodes.objectNode();
            return new Body(tree.isNull() ? nothing : tree, List.of());
        } catch (JsonBody.Malformed malformed) {
            throw ApiException.badRequest(prefix + malformed.getMessage());
        }
    }

    private static Body configuration(RequestBody content) {
        JsonNode tree;
        try {
            tree = content.read(RequestBody.Form.YAML).tree();
        } catch (JsonBody.Malformed malformed) {
            throw ApiException.badRequest(
                    "error decoding YAML: error converting YAML to JSON: " + malformed.getMessage());
        }
        Optional<String> problem = map(tree);
        if (problem.isPresent()) {
            throw ApiException.badRequest(
                    "error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
                            + problem.get());
        }
        return new Body(tree.isObject() ? tree : JsonNodeFactory.instance.objectNode(), List.of());
    }

    private static Optional<String> map(JsonNode tree) {
        boolean right = tree.isObject() || tree.isNull() || tree.isMissingNode();
        return right
                ? Optional.empty()
                : Optional.of(ScalarForms.jsonName(tree) + " into Go value of type map[string]interface {}");
    }

    private static Optional<String> operations(JsonNode tree) {
        if (!tree.isArray()) {
            String what = ScalarForms.jsonName(tree) + " into Go value of type []handlers.jsonPatchOp";
            return tree.isNull() ? Optional.empty() : Optional.of(what);
        }
        for (JsonNode operation : tree) {
            if (!operation.isObject() && !operation.isNull()) {
                return Optional.of(ScalarForms.jsonName(operation) + " into Go value of type handlers.jsonPatchOp");
            }
            for (String field : List.of("op", "path", "from")) {
                JsonNode value = operation.path(field);
                if (!value.isTextual() && !value.isNull() && !value.isMissingNode()) {
                    return Optional.of(ScalarForms.jsonName(value) + " into Go struct field jsonPatchOp." + field
                            + " of type string");
                }
            }
        }
        return Optional.empty();
    }

    /** @throws ApiException 415 if it is no known patch */
    public static PatchType patchType(Call call) {
        String type = mediaType(call);
        for (PatchType patch : PatchType.values()) {
            if (patch.mediaType().equals(type)) {
                return patch;
            }
        }
        throw Statuses.unsupportedPatch();
    }

    private static String mediaType(Call call) {
        String type = call.header("Content-Type");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }

    private static String summary(byte[] body) {
        if (body.length == 0) {
            return "<empty>";
        }
        byte[] shown = Arrays.copyOf(body, Math.min(body.length, SHOWN));
        String text = body[0] == '{'
                ? new String(shown, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(shown);
        return body.length > SHOWN ? text + " ..." : text;
    }
}
