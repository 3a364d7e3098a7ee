package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Brings a body into the shape in which objects are stored, as decoding into Go's types and encoding again does: no nulls, no
 * empty lists and maps, small numbers as ints, apiVersion and kind present.
 */
final class Decoder {
    /** Maps that Go omits when they are empty; an empty struct of another name says something. */
    private static final Set<String> MAPS = Set.of(
            "labels",
            "annotations",
            "nodeSelector",
            "matchLabels",
            "limits",
            "requests",
            "data",
            "stringData",
            "binaryData",
            "capacity",
            "allocatable");
    /** Lists without omitempty. */
    private static final Set<String> LISTS_KEPT = Set.of("rules", "endpoints", "containers", "items");

    private Decoder() {}

    /**
     * The object to store; {@code body} itself, changed in place.
     *
     * @throws ApiException 400 when it is of another type
     */
    static ObjectNode decode(JsonNode body, ResourceType type) {
        if (!(body instanceof ObjectNode object)) {
            throw ApiException.badRequest("the object provided is unrecognized (must be of type " + type.kind()
                    + "): couldn't get version/kind; json parse error");
        }
        String apiVersion = object.path("apiVersion").asText();
        String kind = object.path("kind").asText();
        if (!apiVersion.isEmpty() && !apiVersion.equals(type.apiVersion())) {
            throw otherVersion(apiVersion, kind.isEmpty() ? type.kind() : kind, type);
        }
        if (!kind.isEmpty() && !kind.equals(type.kind())) {
            throw refused(
                    kind,
                    type.version(),
                    type,
                    "converting (" + go(apiVersion) + "." + kind + ") to (" + internal(type) + "." + type.kind()
                            + "): unknown conversion");
        }
        tidy(object);
        object.put("kind", type.kind()).put("apiVersion", type.apiVersion());
        if (!(object.get("metadata") instanceof ObjectNode)) {
            object.putObject("metadata");
        }
        return object;
    }

    /** Drops nulls, empty lists and maps, and makes small numbers ints, in place. */
    static void tidy(ObjectNode object) {
        for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> field = i.next();
            JsonNode value = field.getValue();
            if (value.isNull()) {
                i.remove();
            } else if (value instanceof ObjectNode child) {
                if (!field.getKey().equals("fieldsV1")) {
                    tidy(child);
                }
                if (child.isEmpty() && MAPS.contains(field.getKey())) {
                    i.remove();
                }
            } else if (value instanceof ArrayNode list) {
                tidy(list);
                if (list.isEmpty() && !LISTS_KEPT.contains(field.getKey())) {
                    i.remove();
                }
            } else if (value.isLong() && value.canConvertToInt()) {
                field.setValue(IntNode.valueOf(value.intValue()));
            }
        }
    }

    private static void tidy(ArrayNode list) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).isNull()) {
                list.remove(i);
            }
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            if (item instanceof ObjectNode object) {
                tidy(object);
            } else if (item.isLong() && item.canConvertToInt()) {
                list.set(i, IntNode.valueOf(item.intValue()));
            }
        }
    }

    private static ApiException otherVersion(String apiVersion, String kind, ResourceType type) {
        String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        if (!group.equals(type.group())) {
            return ApiException.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + type.apiVersion() + ")");
        }
        return refused(
                kind,
                go(apiVersion),
                type,
                "no kind \"" + kind + "\" is registered for version \"" + apiVersion
                        + "\" in scheme \"pkg/runtime/scheme.go:111\"");
    }

    private static ApiException refused(String kind, String version, ResourceType type, String why) {
        return ApiException.badRequest(
                kind + " in version \"" + version + "\" cannot be handled as a " + type.kind() + ": " + why);
    }

    /** The package of the group's own types, as Go names it. */
    private static String internal(ResourceType type) {
        String group = type.group();
        return group.isEmpty() ? "core" : group.contains(".") ? group.substring(0, group.indexOf('.')) : group;
    }

    private static String go(String apiVersion) {
        return apiVersion.substring(apiVersion.lastIndexOf('/') + 1);
    }
}
