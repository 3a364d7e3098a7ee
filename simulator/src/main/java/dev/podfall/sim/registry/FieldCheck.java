package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.strategy.Strategy;
import dev.podfall.sim.schema.ApplyPath;
import dev.podfall.sim.schema.DecodeFailure;
import dev.podfall.sim.schema.FieldType;
import dev.podfall.sim.schema.GoText;
import dev.podfall.sim.schema.ScalarForms;
import dev.podfall.sim.schema.Schema;
import dev.podfall.sim.schema.StrictDecoder;
import dev.podfall.sim.structural.Pruning;
import dev.podfall.sim.structural.StructuralSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values of the wrong type and unknown fields of what a request brings. Unknown fields are dropped, as Go's types drop
 * them; {@code fieldValidation} decides whether that is told, and how.
 */
final class FieldCheck {
    private FieldCheck() {}

    /** @throws ApiException 400 for an object, 422 for a patch */
    static void check(Request request, ObjectNode object, List<String> warnings) {
        check(request, object, MissingNode.getInstance(), warnings);
    }

    /** As above. @param stored what is stored already: its own parts in {@code object} are right */
    static void check(Request request, ObjectNode object, JsonNode stored, List<String> warnings) {
        Optional<FieldType.Struct> kind = Schema.builtIn().kind(request.type());
        if (kind.isEmpty()) {
            return;
        }
        if (request.patchType() == PatchType.APPLY) {
            checkConfiguration(request, kind.get(), object);
            return;
        }
        try {
            List<String> unknown = StrictDecoder.decode(kind.get(), object, stored);
            tell(request, object, unknown, warnings);
        } catch (DecodeFailure e) {
            boolean strategic = request.patchType() == PatchType.STRATEGIC;
            throw refusal(request, object, strategic ? e.inPatch() : e.getMessage());
        }
    }

    private static void tell(Request request, ObjectNode object, List<String> unknown, List<String> warnings) {
        switch (request.write().fieldValidation()) {
            case Strict -> {
                if (!unknown.isEmpty()) {
                    throw refusal(request, object, "strict decoding error: " + String.join(", ", unknown));
                }
            }
            case Warn -> warnings.addAll(unknown);
            case Ignore -> {}
        }
    }

    /** As {@link #check(Request, ObjectNode, List)}, of custom resources, too. */
    static void check(Request request, Strategy strategy, ObjectNode object, List<String> warnings) {
        check(request, strategy, object, MissingNode.getInstance(), warnings);
    }

    static void check(Request request, Strategy strategy, ObjectNode object, JsonNode stored, List<String> warnings) {
        Optional<StructuralSchema> schema = strategy.schema();
        if (schema.isEmpty()) {
            check(request, object, stored, warnings);
            return;
        }
        try {
            List<String> unknown = new ArrayList<>(Pruning.prune(object, schema.get()).stream()
                    .map(path -> "unknown field \"" + path + "\"")
                    .toList());
            if (object.get("metadata") instanceof ObjectNode metadata) {
                StrictDecoder.decode(Schema.builtIn().metadata(), metadata, stored.path("metadata")).stream()
                        .map(error -> error.replaceFirst("\"", "\"metadata."))
                        .forEach(unknown::add);
            }
            if (request.patchType() == PatchType.APPLY) {
                refuseUndeclared(request, object, unknown);
            } else {
                tell(request, object, unknown, warnings);
            }
        } catch (DecodeFailure e) {
            throw refusal(request, object, e.getMessage());
        }
    }

    private static void refuseUndeclared(Request request, ObjectNode configuration, List<String> unknown) {
        List<String> errors = undeclared(unknown);
        if (!errors.isEmpty()) {
            throw untyped(request, configuration, errors);
        }
    }

    private static List<String> undeclared(List<String> unknown) {
        return unknown.stream()
                .map(e -> "." + e.substring(e.indexOf('"') + 1, e.length() - 1) + ": field not declared in schema")
                .toList();
    }

    /** A patched object must still be of its type. @throws ApiException 422 */
    static void checkPatched(Request request, ObjectNode object) {
        ResourceType type = request.type();
        for (String field : List.of("apiVersion", "kind")) {
            JsonNode value = object.path(field);
            if (!value.isTextual() && !value.isNull() && !value.isMissingNode()) {
                boolean strategic = request.patchType() == PatchType.STRATEGIC;
                throw invalidPatch(
                        request,
                        object,
                        strategic
                                ? "cannot convert " + ScalarForms.goKind(value) + " to string"
                                : "couldn't get version/kind; json parse error: json: cannot unmarshal "
                                        + ScalarForms.jsonName(value) + " into Go struct field ." + field
                                        + " of type string");
            }
        }
        String kind = object.path("kind").asText(type.kind());
        String version = object.path("apiVersion").asText(type.apiVersion());
        if (!version.equals(type.apiVersion())) {
            throw invalidPatch(request, object, Decoder.unknownKind(kind, version));
        }
        if (!kind.equals(type.kind())) {
            throw invalidPatch(request, object, Decoder.unknownConversion(object, type));
        }
    }

    /** An apply configuration must fit the schema, whatever the field validation. */
    private static void checkConfiguration(Request request, FieldType.Struct kind, ObjectNode configuration) {
        List<String> errors = undeclared(kind, configuration);
        if (!errors.isEmpty()) {
            throw untyped(request, configuration, errors);
        }
    }

    /** What of a configuration that nobody sent does not fit the kind, in the words of server-side apply. */
    static List<String> undeclared(Strategy strategy, ObjectNode configuration) {
        Optional<StructuralSchema> schema = strategy.schema();
        if (schema.isPresent()) {
            return undeclared(Pruning.prune(configuration.deepCopy(), schema.get()).stream()
                    .map(path -> "unknown field \"" + path + "\"")
                    .toList());
        }
        return Schema.builtIn()
                .kind(strategy.type())
                .map(kind -> undeclared(kind, configuration.deepCopy()))
                .orElse(List.of());
    }

    /** Why an object that nobody sent is none of its kind, by strict decoding; empty if it is one. */
    static Optional<String> undecodable(Strategy strategy, ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        Optional<StructuralSchema> schema = strategy.schema();
        Optional<FieldType.Struct> kind = Schema.builtIn().kind(strategy.type());
        if (schema.isPresent() || kind.isEmpty()) {
            return Optional.empty(); // what a custom resource does not know is dropped
        }
        try {
            List<String> unknown = StrictDecoder.decode(kind.get(), copy);
            return unknown.isEmpty()
                    ? Optional.empty()
                    : Optional.of("strict decoding error: " + String.join(", ", unknown));
        } catch (DecodeFailure e) {
            return Optional.of(e.getMessage());
        }
    }

    private static List<String> undeclared(FieldType.Struct kind, ObjectNode configuration) {
        try {
            return StrictDecoder.decode(kind, configuration).stream()
                    .map(e -> e.substring(e.indexOf('"') + 1, e.length() - 1))
                    .map(path -> ApplyPath.of(kind, path, configuration) + ": field not declared in schema")
                    .toList();
        } catch (DecodeFailure e) {
            String path = e.path().isEmpty() ? "" : ApplyPath.of(kind, e.path(), configuration) + ": ";
            return List.of(path + e.inApply());
        }
    }

    private static ApiException untyped(Request request, ObjectNode configuration, List<String> errors) {
        JsonNode metadata = configuration.path("metadata");
        String object = metadata.path("namespace").asText("") + "/"
                + metadata.path("name").asText("");
        String group = request.type().group();
        String text = errors.size() == 1 ? errors.get(0) : "errors:\n  " + String.join("\n  ", errors);
        String message = "failed to create typed patch object (" + object + "; " + group + "/"
                + request.type().version() + ", Kind=" + request.type().kind() + "): " + text;
        return new ApiException(500, "", message, null);
    }

    private static ApiException refusal(Request request, ObjectNode object, String why) {
        if (request.patchType() != null) {
            return invalidPatch(request, object, why);
        }
        String kind = request.type().kind();
        return ApiException.badRequest(
                kind + " in version \"" + request.type().version() + "\" cannot be handled as a " + kind + ": " + why);
    }

    private static ApiException invalidPatch(Request request, ObjectNode object, String why) {
        boolean strategic = request.patchType() == PatchType.STRATEGIC;
        String shown = strategic ? GoText.of(request.body()) : object.toString();
        String detail = "Invalid value: " + TextNode.valueOf(shown) + ": " + why;
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putArray("causes")
                .addObject()
                .put("reason", "FieldValueInvalid")
                .put("message", detail)
                .put("field", "patch");
        return new ApiException(422, "Invalid", " \"\" is invalid: patch: " + detail, details);
    }
}
