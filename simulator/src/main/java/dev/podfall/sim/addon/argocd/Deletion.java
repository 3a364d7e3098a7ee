package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What goes with an Application that goes. Mirrors {@code finalizeApplicationDeletion} of {@code controller/appcontroller.go}. */
final class Deletion {
    private static final String FINALIZER = "resources-finalizer.argocd.argoproj.io";

    private final SimClient client;
    private final Records records;

    Deletion(SimClient client, Records records) {
        this.client = client;
        this.records = records;
    }

    private record Found(ResourceType type, ObjectNode object) {
        int wave() {
            return Hooks.wave(object);
        }
    }

    /** Whether it is done: if not, it has to be looked at again. */
    boolean isDone(ObjectNode application, Instant now) {
        boolean cascades = false;
        boolean background = false;
        for (JsonNode each : application.path("metadata").path("finalizers")) {
            cascades |= each.asText().equals(FINALIZER) || each.asText().startsWith(FINALIZER + "/");
            background |= each.asText().equals(FINALIZER + "/background");
        }
        if (!cascades) {
            return true;
        }
        Optional<Project> project = Project.of(client, application);
        if (project.isEmpty()) {
            String name = Project.nameOf(application);
            complain(
                    application,
                    "error getting app project \"" + name + "\": appproject.argoproj.io \"" + name + "\" not found",
                    now);
            return false;
        }
        try {
            List<Found> left = left(application, project.get());
            delete(left, background);
            left = left(application, project.get());
            Key key = Key.of(application);
            if (!left.isEmpty()) {
                records.log().about(key, "info", left.size() + " objects remaining for deletion");
                return false;
            }
        } catch (ApiException refused) {
            complain(application, refused.getMessage(), now);
            return false;
        }
        release(application);
        return true;
    }

    private void complain(ObjectNode application, String message, Instant now) {
        ObjectNode status = application.path("status") instanceof ObjectNode s
                ? s.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        Conditions.set(
                status,
                List.of(new Conditions.Condition(Conditions.DELETION, message)),
                Set.of(Conditions.DELETION),
                now);
        records.status(application, status);
    }

    /** Of what it manages: all that is there, bears its name and may be deleted. */
    private List<Found> left(ObjectNode application, Project project) {
        Set<ResourceKey> keys = new LinkedHashSet<>();
        JsonNode status = application.path("status");
        status.path("resources").forEach(r -> keys.add(ResourceKey.ofStatus(r)));
        status.path("operationState")
                .path("syncResult")
                .path("resources")
                .forEach(r -> keys.add(ResourceKey.ofStatus(r)));
        String name = application.path("metadata").path("name").asText();
        List<Found> found = new ArrayList<>();
        for (ResourceKey key : keys) {
            Optional<ResourceType> type = client.type(key.group(), key.kind());
            if (type.isPresent()
                    && project.refusal(key, type.get().namespaced()).isEmpty()) {
                client.find(type.get(), type.get().namespaced() ? key.namespace() : null, key.name())
                        .filter(o -> ArgoCd.trackedBy(o).equals(name) && mayGo(o))
                        .ifPresent(o -> found.add(new Found(type.get(), o)));
            }
        }
        return found;
    }

    private static boolean mayGo(JsonNode object) {
        return !object.path("kind").asText().equals("CustomResourceDefinition")
                && !ArgoCd.hasOption(object, ArgoCd.SYNC_OPTIONS, "Delete=false");
    }

    /** The last wave first; the next one when that is gone. */
    private void delete(List<Found> left, boolean background) {
        int last = left.stream().mapToInt(Found::wave).max().orElse(0);
        DeleteOptions options = background
                ? DeleteOptions.background()
                : new DeleteOptions(null, DeleteOptions.Propagation.Foreground, null, null, false);
        for (Found each : left) {
            if (each.wave() == last && !ArgoCd.isBeingDeleted(each.object())) {
                ResourceKey key = ResourceKey.of(each.object());
                client.delete(each.type(), each.type().namespaced() ? key.namespace() : null, key.name(), options);
            }
        }
    }

    private void release(ObjectNode application) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : application.path("metadata").path("finalizers")) {
            if (!each.asText().startsWith(FINALIZER)) {
                kept.add(each);
            }
        }
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject()
                .put("op", "replace")
                .put("path", "/metadata/finalizers")
                .set("value", kept);
        records.write(application, patch);
    }
}
