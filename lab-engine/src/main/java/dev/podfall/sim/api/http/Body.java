package dev.podfall.sim.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.protobuf.ProtobufReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request's body, read. Mirrors {@code k8s.io/apimachinery/pkg/runtime/serializer/json}.
 *
 * @param tree missing if the body is empty
 * @param duplicates the paths of fields that were told twice; the last value counts
 */
public record Body(JsonNode tree, List<String> duplicates) {
    private static final List<String> ACCEPTED =
            List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");

    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    /** Reads an object by its content type. @throws ApiException 400, 415 */
    public static Body object(Call call, String kind) {
        String type = mediaType(call);
        if (call.body().length == 0) {
            return new Body(JsonNodeFactory.instance.missingNode(), List.of());
        }
        return switch (type) {
            case "", "application/json" -> json(call.body(), kind);
            case "application/yaml", "text/yaml", "application/x-yaml" ->
                new Body(YamlText.read(call.body()), List.of());
            case PROTOBUF -> new Body(ProtobufReader.read(call.body()), List.of());
            default -> throw Statuses.unsupportedMediaType(ACCEPTED);
        };
    }

    /** Reads a patch. @throws ApiException 400 */
    public static Body patch(Call call, PatchType type) {
        if (type == PatchType.APPLY) {
            return new Body(YamlText.read(call.body()), List.of());
        }
        try {
            JsonNode tree = Wire.JSON.readTree(call.body());
            boolean right = type == PatchType.JSON ? tree.isArray() : tree.isObject();
            if (!right) {
                throw ApiException.badRequest("error decoding patch: " + describe(tree, type));
            }
            return new Body(tree, List.of());
        } catch (JsonProcessingException e) {
            String prefix = type == PatchType.STRATEGIC ? "" : "error decoding patch: ";
            throw ApiException.badRequest(prefix + problem(e));
        } catch (IOException e) {
            throw ApiException.badRequest("error decoding patch: " + e.getMessage());
        }
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

    private static String describe(JsonNode tree, PatchType type) {
        String go = type == PatchType.JSON ? "[]handlers.jsonPatchOp" : "map[string]interface {}";
        String what = tree.isArray() ? "array" : tree.isObject() ? "object" : tree.isTextual() ? "string" : "value";
        return tree.isMissingNode()
                ? "unexpected end of JSON input"
                : "json: cannot unmarshal " + what + " into Go value of type " + go;
    }

    private static String mediaType(Call call) {
        String type = call.header("Content-Type");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }

    private static Body json(byte[] bytes, String kind) {
        List<String> duplicates = new ArrayList<>();
        try (JsonParser parser = Wire.JSON.createParser(bytes)) {
            parser.nextToken();
            JsonNode tree = read(parser, "", duplicates);
            if (parser.nextToken() != null) {
                throw unrecognized(kind, "json parse error: invalid character after top-level value", bytes);
            }
            return new Body(tree, duplicates);
        } catch (JsonProcessingException e) {
            throw unrecognized(kind, "json parse error: " + problem(e), bytes);
        } catch (IOException e) {
            throw unrecognized(kind, e.getMessage(), bytes);
        }
    }

    private static ApiException unrecognized(String kind, String why, byte[] bytes) {
        int shown = Math.min(bytes.length, 1024);
        return ApiException.badRequest("the object provided is unrecognized (must be of type " + kind
                + "): couldn't get version/kind; " + why + " ("
                + java.util.HexFormat.of().formatHex(bytes, 0, shown) + (shown < bytes.length ? " ..." : "") + ")");
    }

    private static String problem(JsonProcessingException e) {
        return e instanceof com.fasterxml.jackson.core.io.JsonEOFException
                ? "unexpected end of JSON input"
                : e.getOriginalMessage();
    }

    private static JsonNode read(JsonParser parser, String path, List<String> duplicates) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            ObjectNode object = nodes.objectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                String child = path.isEmpty() ? name : path + "." + name;
                parser.nextToken();
                if (object.replace(name, read(parser, child, duplicates)) != null) {
                    duplicates.add(child);
                }
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = nodes.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(read(parser, path + "[" + array.size() + "]", duplicates));
            }
            return array;
        }
        return token == null ? nodes.missingNode() : Wire.JSON.readTree(parser);
    }
}
