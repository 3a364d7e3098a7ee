package dev.podfall.sim.registry;

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
        List<String> warnings = new ArrayList<>();
        return updater.change(request, old -> patched(request, old, warnings), warnings);
    }

    /** The object with the patch applied, decoded. */
    ObjectNode patched(Request request, ObjectNode old, List<String> warnings) {
        try {
            ObjectNode object = Patches.apply(old, request.patchType(), request.body());
            Decoder.decode(object, request.type());
            FieldCheck.check(request, object, warnings);
            return object;
        } catch (PatchFailure e) {
            throw failure(request, e);
        }
    }

    static ApiException failure(Request request, PatchFailure failure) {
        if (request.patchType() == PatchType.JSON) {
            return request.body().isArray()
                    ? new ApiException(
                            422,
                            "Invalid",
                            "the server rejected our request due to an error in our request",
                            JsonNodeFactory.instance.objectNode())
                    : ApiException.badRequest("error decoding patch: json: cannot unmarshal object into Go value of "
                            + "type []handlers.jsonPatchOp");
        }
        return new ApiException(500, "", failure.getMessage(), null);
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
        if (configuration.path("metadata").has("managedFields")) {
            throw ApiException.badRequest("metadata.managedFields must be nil");
        }
        List<String> warnings = new ArrayList<>();
        FieldCheck.check(request, Decoder.decode(configuration, request.type()), warnings);
        ((ObjectNode) configuration.get("metadata")).put("name", request.name());
        if (request.type().namespaced()) {
            ((ObjectNode) configuration.get("metadata")).put("namespace", request.namespace());
        }
        Strategy strategy = objects.strategy(request.type());
        ApplyPatch patch = new ApplyPatch(
                request.type().kind(),
                owners.writer(request, "Apply"),
                request.write().force());
        boolean there = objects.find(request.type(), request.namespace(), request.name()) != null;
        if (!there && request.subresource() == null) {
            ObjectNode nothing = KubeObject.of(request.type(), request.namespace(), request.name());
            return creator.create(request.withBody(patch.apply(nothing, configuration, strategy::applyDefaults)));
        }
        return updater.change(
                request,
                old -> {
                    ObjectNode merged = patch.apply(old, configuration, strategy::applyDefaults);
                    Decoder.tidy(merged);
                    return merged;
                },
                warnings);
    }
}
