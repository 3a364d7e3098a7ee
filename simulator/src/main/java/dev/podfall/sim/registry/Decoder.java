package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;

/**
 * Brings a body into the shape in which objects are stored, as decoding into Go's types and encoding again does: {@link
 * Tidy tidy}, with apiVersion and kind. Whether its values fit their fields is {@link FieldCheck}'s to say.
 */
final class Decoder {
    private Decoder() {}

    /**
     * The object to store; {@code body} itself, changed in place.
     *
     * @throws ApiException 400 when it is of another type
     */
    static ObjectNode decode(JsonNode body, ResourceType type) {
        return decode(body, type, MissingNode.getInstance());
    }

    /** As above. @param stored what is stored already: its own parts in {@code body} need no second look */
    static ObjectNode decode(JsonNode body, ResourceType type, JsonNode stored) {
        if (!(body instanceof ObjectNode object)) {
            throw ApiException.badRequest("the object provided is unrecognized (must be of type " + type.kind()
                    + "): couldn't get version/kind; json parse error");
        }
        checkType(object, type);
        Tidy.decoded(object, type, stored);
        object.put("kind", type.kind()).put("apiVersion", type.apiVersion());
        if (!object.has("metadata")) {
            object.putObject("metadata");
        }
        return object;
    }

    private static void checkType(ObjectNode object, ResourceType type) {
        String apiVersion = object.path("apiVersion").asText("");
        String kind = object.path("kind").asText("");
        if (!apiVersion.isEmpty() && !apiVersion.equals(type.apiVersion())) {
            throw otherVersion(apiVersion, kind.isEmpty() ? type.kind() : kind, type);
        }
        if (!kind.isEmpty() && !kind.equals(type.kind())) {
            throw refused(kind, type.version(), type, unknownConversion(object, type));
        }
    }

    /** Why another kind cannot be taken for {@code type}. */
    static String unknownConversion(ObjectNode object, ResourceType type) {
        String version = go(object.path("apiVersion").asText(type.apiVersion()));
        return "converting (" + version + "." + object.path("kind").asText() + ") to (" + internal(type) + "."
                + type.kind() + "): unknown conversion";
    }

    private static ApiException otherVersion(String apiVersion, String kind, ResourceType type) {
        String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        if (!group.equals(type.group())) {
            return ApiException.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + type.apiVersion() + ")");
        }
        return refused(kind, go(apiVersion), type, unknownKind(kind, apiVersion));
    }

    static String unknownKind(String kind, String apiVersion) {
        return "no kind \"" + kind + "\" is registered for version \"" + apiVersion
                + "\" in scheme \"pkg/runtime/scheme.go:111\"";
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
