package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.patch.PatchFailure;
import dev.podfall.sim.patch.Patches;
import dev.podfall.sim.patch.ThreeWayPatch;
import java.util.Locale;

/**
 * {@code kubectl apply}, as a client does it: what was applied last lies in an annotation. Mirrors {@code
 * k8s.io/kubectl/pkg/cmd/apply} and {@code ThreeWayDiff} of {@code gitops-engine/pkg/diff}.
 */
final class Applying {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimClient client;

    Applying(SimClient client) {
        this.client = client;
    }

    /** What applying an object would make of the one that is there. */
    record Change(PatchType how, ObjectNode patch) {}

    /** @param wanted without the annotation */
    Change change(ResourceType type, ObjectNode wanted, ObjectNode live) {
        ObjectNode last = last(live);
        ObjectNode annotated = annotated(wanted);
        annotated.remove("status");
        return isCustom(type)
                ? new Change(PatchType.MERGE, ThreeWayPatch.merge(last, annotated, live))
                : new Change(PatchType.STRATEGIC, ThreeWayPatch.strategic(last, annotated, live));
    }

    private boolean isCustom(ResourceType type) {
        return type.group().contains(".")
                && client.find(Resources.CUSTOMRESOURCEDEFINITIONS, null, type.qualifiedName())
                        .isPresent();
    }

    /** What was applied last; whoever writes the annotation by hand, and no object into it, has applied nothing. */
    private static ObjectNode last(JsonNode live) {
        String text = ArgoCd.annotation(live, LAST_APPLIED).asText("");
        if (!text.isEmpty()) {
            try {
                if (JSON.readTree(text) instanceof ObjectNode last) {
                    last.remove("status");
                    return last;
                }
            } catch (JsonProcessingException | StackOverflowError malformed) {
                return JsonNodeFactory.instance.objectNode();
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode annotated(ObjectNode wanted) {
        ObjectNode copy = wanted.deepCopy();
        ObjectNode bare = wanted.deepCopy();
        if (bare.path("metadata").path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(LAST_APPLIED);
        }
        copy.withObject("/metadata/annotations").put(LAST_APPLIED, bare + "\n");
        return copy;
    }

    /**
     * What would be there, as the API server would have it, its defaults included; nothing is stored.
     *
     * @throws ApiException as it refuses it
     */
    ObjectNode predicted(ResourceType type, ObjectNode wanted, ObjectNode live) {
        Change change = change(type, wanted, live);
        JsonNode metadata = live.path("metadata");
        try {
            ObjectNode plain = Patches.apply(live, change.how(), change.patch());
            if (Differences.bare(plain).equals(Differences.bare(live))) {
                return live;
            }
        } catch (PatchFailure odd) {
            // The API server says what is wrong with it.
        }
        String namespace = type.namespaced() ? metadata.path("namespace").asText() : null;
        return client.tryPatch(type, namespace, metadata.path("name").asText(), change.how(), change.patch());
    }

    /**
     * Applies an object.
     *
     * @param live null if there is none
     * @return what kubectl prints, such as {@code deployment.apps/web configured}
     * @throws ApiException with kubectl's text
     */
    String apply(ResourceType type, ObjectNode wanted, ObjectNode live) {
        String shown = shown(type, wanted);
        if (live == null) {
            create(type, wanted);
            return shown + " created";
        }
        Change change = change(type, wanted, live);
        try {
            JsonNode metadata = live.path("metadata");
            String namespace = type.namespaced() ? metadata.path("namespace").asText() : null;
            ObjectNode now =
                    client.patch(type, namespace, metadata.path("name").asText(), change.how(), change.patch(), null);
            boolean same = now.path("metadata").path("resourceVersion").equals(metadata.path("resourceVersion"));
            return shown + (same ? " unchanged" : " configured");
        } catch (ApiException refused) {
            throw told("patching", wanted, refused);
        }
    }

    /**
     * Has the API server apply an object: fields that others manage are taken over.
     *
     * @return what kubectl prints, such as {@code deployment.apps/web serverside-applied}
     * @throws ApiException with kubectl's text
     */
    String applyOnServer(ResourceType type, ObjectNode wanted) {
        String shown = shown(type, wanted);
        JsonNode metadata = wanted.path("metadata");
        String namespace = type.namespaced() ? metadata.path("namespace").asText() : null;
        ObjectNode bare = wanted.deepCopy();
        bare.remove("status");
        try {
            client.patch(type, namespace, metadata.path("name").asText(), PatchType.APPLY, bare, null);
            return shown + " serverside-applied";
        } catch (ApiException refused) {
            throw told("patching", wanted, refused);
        }
    }

    private static String shown(ResourceType type, ObjectNode wanted) {
        String name = wanted.path("metadata").path("name").asText("");
        if (name.isEmpty()) {
            String prefix = wanted.path("metadata").path("generateName").asText("");
            throw ApiException.badRequest("error: from " + prefix + ": cannot use generate name with apply");
        }
        return type.kind().toLowerCase(Locale.ROOT) + (type.group().isEmpty() ? "" : "." + type.group()) + "/" + name;
    }

    private void create(ResourceType type, ObjectNode wanted) {
        try {
            client.create(type, annotated(wanted));
        } catch (ApiException refused) {
            throw told("creating", wanted, refused);
        }
    }

    /** The file that upstream writes the object into has another name each time; here it is the object's own. */
    private static ApiException told(String doing, ObjectNode wanted, ApiException refused) {
        long file = Integer.toUnsignedLong(ResourceKey.of(wanted).toString().hashCode());
        return new ApiException(
                refused.code(),
                refused.reason(),
                "error when " + doing + " \"/dev/shm/" + file + "\": " + refused.getMessage(),
                null);
    }
}
