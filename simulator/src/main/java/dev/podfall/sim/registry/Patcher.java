package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.patch.ApplyPatch;
import dev.podfall.sim.patch.PatchFailure;
import dev.podfall.sim.patch.Patches;
import dev.podfall.sim.registry.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;

/** PATCH. Mirrors {@code k8s.io/apiserver/pkg/endpoints/handlers/patch.go}. */
final class Patcher {
    private static final ResourceType PATCH_OPTIONS =
            new ResourceType("meta.k8s.io", "v1", "patchoptions", "PatchOptions", false);

    private final Objects objects;
    private final Updater updater;
    private final Creator creator;
    private final FieldOwners owners;

    Patcher(Objects objects, Updater updater, Creator creator, FieldOwners owners) {
        this.objects = objects;
        this.updater = updater;
        this.creator = creator;
        this.owners = owners;
    }

    Answer.One patch(Request request) {
        if (request.patchType() == PatchType.APPLY) {
            return apply(request);
        }
        Strategy strategy = objects.strategy(request.type());
        List<String> warnings = new ArrayList<>();
        return updater.change(request, old -> patched(request, strategy, old, warnings), warnings);
    }

    /**
     * The object with the patch applied, decoded.
     *
     * @param strategy the kind's; null for one that is served in another form than it is stored
     * @throws ApiException 422 if it is none of its type any more
     */
    static ObjectNode patched(Request request, Strategy strategy, ObjectNode old, List<String> warnings) {
        try {
            ObjectNode object = Patches.apply(old, request.patchType(), request.body());
            if (request.patchType() == PatchType.STRATEGIC) {
                keepType(object, request.type());
            }
            FieldCheck.checkPatched(request, object);
            Decoder.decode(object, request.type());
            if (strategy == null) {
                FieldCheck.check(request, object, warnings);
            } else {
                FieldCheck.check(request, strategy, object, warnings);
            }
            return object;
        } catch (PatchFailure e) {
            throw failure(request, e);
        }
    }

    /** A strategic merge patch is applied to a struct, which is what it is. */
    private static void keepType(ObjectNode object, ResourceType type) {
        if (object.path("kind").isTextual()) {
            object.put("kind", type.kind());
        }
        if (object.path("apiVersion").isTextual()) {
            object.put("apiVersion", type.apiVersion());
        }
    }

    static ApiException failure(Request request, PatchFailure failure) {
        if (request.patchType() == PatchType.JSON) {
            return new ApiException(
                    422,
                    "Invalid",
                    "the server rejected our request due to an error in our request",
                    JsonNodeFactory.instance.objectNode());
        }
        String message = failure.getMessage();
        return message.startsWith("invalid patch format")
                ? ApiException.badRequest(message)
                : new ApiException(500, "", message, null);
    }

    private Answer.One apply(Request request) {
        if (!(request.body() instanceof ObjectNode configuration)) {
            throw ApiException.badRequest("error decoding YAML: the configuration is not an object");
        }
        if (request.write().fieldManager() == null
                || request.write().fieldManager().isEmpty()) {
            throw ApiException.invalid(
                    PATCH_OPTIONS, "", List.of(FieldError.required("fieldManager", "is required for apply patch")));
        }
        boolean there = objects.find(request.type(), request.namespace(), request.name()) != null;
        if (!there && request.subresource() != null) {
            throw ApiException.notFound(request.type(), request.name());
        }
        List<String> warnings = new ArrayList<>();
        Strategy strategy = objects.strategy(request.type());
        checkConfiguration(request, strategy, configuration, warnings);
        ApplyPatch patch = new ApplyPatch(
                strategy.place(),
                owners.writer(request, "Apply"),
                request.write().force());
        if (!there) {
            ObjectNode nothing = KubeObject.of(request.type(), request.namespace(), request.name());
            return creator.create(request.withBody(patch.apply(nothing, configuration, strategy::applyDefaults)));
        }
        return updater.change(
                request,
                old -> {
                    ObjectNode merged = patch.apply(old, configuration, strategy::applyDefaults);
                    Tidy.decoded(merged, request.type());
                    return merged;
                },
                warnings);
    }

    private static void checkConfiguration(
            Request request, Strategy strategy, ObjectNode configuration, List<String> warnings) {
        checkType(request, configuration);
        if (configuration.path("metadata").has("managedFields")) {
            throw ApiException.badRequest("metadata.managedFields must be nil");
        }
        FieldCheck.check(request, strategy, Decoder.decode(configuration, request.type()), warnings);
        ObjectNode metadata = Metadata.of(configuration);
        String name = metadata.path("name").asText();
        if (!name.isEmpty() && !name.equals(request.name())) {
            throw Updater.otherName(name, request.name());
        }
        metadata.put("name", request.name());
        if (request.type().namespaced()) {
            String namespace = metadata.path("namespace").asText();
            if (!namespace.isEmpty() && !namespace.equals(request.namespace())) {
                throw Updater.otherNamespace();
            }
            metadata.put("namespace", request.namespace());
        }
    }

    private static void checkType(Request request, ObjectNode configuration) {
        String apiVersion = text(configuration.path("apiVersion"));
        String kind = text(configuration.path("kind"));
        if (!apiVersion.equals(request.type().apiVersion())
                || !kind.equals(request.type().kind())) {
            String version = apiVersion.contains("/") ? apiVersion : "/" + apiVersion;
            throw ApiException.badRequest("invalid object type: " + version + ", Kind=" + kind);
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : "";
    }
}
