package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.patch.PatchFailure;
import dev.podfall.sim.patch.Patches;
import java.util.ArrayList;
import java.util.List;

/** PATCH. Mirrors {@code k8s.io/apiserver/pkg/endpoints/handlers/patch.go}. */
final class Patcher {
    private final Objects objects;
    private final Updater updater;
    private final Creator creator;

    Patcher(Objects objects, Updater updater, Creator creator) {
        this.objects = objects;
        this.updater = updater;
        this.creator = creator;
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
            FieldOwners.check(request, object, warnings);
            return object;
        } catch (PatchFailure e) {
            throw failure(request, e);
        }
    }

    static ApiException failure(Request request, PatchFailure failure) {
        if (request.patchType() == PatchType.JSON) {
            return new ApiException(
                    422, "Invalid", "the server rejected our request due to an error in our request", null);
        }
        return ApiException.badRequest(failure.getMessage());
    }

    private Answer.One apply(Request request) {
        if (objects.find(request.type(), request.namespace(), request.name()) == null) {
            ObjectNode object = KubeObject.of(request.type(), request.namespace(), request.name());
            object.setAll((ObjectNode) request.body());
            return creator.create(request.withBody(object));
        }
        List<String> warnings = new ArrayList<>();
        Request merge = request.withPatch(PatchType.STRATEGIC, request.body());
        return updater.change(merge, old -> patched(merge, old, warnings), warnings);
    }
}
