package dev.podfall.sim.controllers.garbagecollector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.DeleteOptions.Propagation;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Deletes objects whose owners are all gone, and carries out foreground and orphaning deletion. Mirrors
 * {@code pkg/controller/garbagecollector/garbagecollector.go}.
 */
public final class GarbageCollector {
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private final ControllerContext context;
    private final OwnershipGraph graph = new OwnershipGraph();
    private final Map<ResourceType, WorkQueue> queues = new HashMap<>();

    public GarbageCollector(ControllerContext context) {
        this.context = context;
        watchTypes();
        context.informers().on(Resources.CUSTOMRESOURCEDEFINITIONS, e -> watchTypes());
    }

    /** Watches the types that it does not know yet. */
    private void watchTypes() {
        for (ResourceType type : context.client().types()) {
            if (!type.equals(Resources.EVENTS) && !queues.containsKey(type)) {
                queues.put(type, context.queue(key -> attempt(new ObjectId(type, key))));
                context.informers().on(type, e -> heard(type, e));
            }
        }
    }

    private void heard(ResourceType type, WatchEvent event) {
        KubeObject object = new KubeObject(event.object());
        ObjectId id = new ObjectId(type, Key.of(event.object()));
        if (event.previous() != null) {
            graph.unlink(id, event.previous());
        }
        if (event.type() == WatchEvent.Type.DELETED) {
            graph.remove(id, event.object());
            graph.dependentsOf(object.uid()).forEach(this::enqueue);
            owners(object).forEach(owner -> enqueueIfDeleting(owner.path("uid").asText()));
            return;
        }
        graph.add(id, event.object());
        boolean unsure = false;
        for (JsonNode owner : owners(object)) {
            ObjectId known = graph.find(owner.path("uid").asText());
            unsure |= known == null || isDeletingDependents(known);
            enqueueIfDeleting(owner.path("uid").asText());
        }
        if (unsure || (object.isTerminating() && (has(object, FOREGROUND) || has(object, ORPHAN)))) {
            enqueue(id);
        }
    }

    private void attempt(ObjectId id) {
        Optional<ObjectNode> found = find(id);
        if (found.isEmpty()) {
            return;
        }
        KubeObject object = new KubeObject(found.get());
        if (object.isTerminating()) {
            if (has(object, FOREGROUND)) {
                waitForDependents(id, object);
            } else if (has(object, ORPHAN)) {
                orphanDependents(id, object);
            }
            return;
        }
        judge(id, object);
    }

    /** Foreground: the object goes once no dependent blocks it. */
    private void waitForDependents(ObjectId id, KubeObject object) {
        boolean blocked = false;
        for (ObjectId dependent : graph.dependentsOf(object.uid())) {
            boolean blocks = find(dependent)
                    .map(d -> blocks(new KubeObject(d), object.uid()))
                    .orElse(false);
            if (blocks) {
                blocked = true;
                enqueue(dependent);
            }
        }
        if (!blocked) {
            removeFinalizer(id, object, FOREGROUND);
        }
    }

    private void orphanDependents(ObjectId id, KubeObject object) {
        for (ObjectId dependent : graph.dependentsOf(object.uid())) {
            find(dependent)
                    .ifPresent(d -> dropOwners(
                            dependent,
                            new KubeObject(d),
                            o -> o.path("uid").asText().equals(object.uid())));
        }
        removeFinalizer(id, object, ORPHAN);
    }

    /** An object stays as long as one of its owners does. */
    private void judge(ObjectId id, KubeObject object) {
        int solid = 0;
        int waiting = 0;
        int gone = 0;
        Map<String, Boolean> toDrop = new HashMap<>();
        for (JsonNode reference : owners(object)) {
            Optional<KubeObject> owner = owner(object, reference);
            boolean dead = owner.isEmpty();
            boolean deleting = !dead
                    && owner.get().isTerminating()
                    && has(owner.get(), FOREGROUND)
                    && reference.path("blockOwnerDeletion").asBoolean();
            gone += dead ? 1 : 0;
            waiting += deleting ? 1 : 0;
            solid += dead || deleting ? 0 : 1;
            toDrop.put(reference.path("uid").asText(), dead || deleting);
        }
        if (gone + waiting == 0) {
            return;
        }
        if (solid > 0) {
            dropOwners(id, object, o -> toDrop.getOrDefault(o.path("uid").asText(), false));
            return;
        }
        List<ObjectId> dependents = graph.dependentsOf(object.uid());
        Propagation policy = has(object, ORPHAN) ? Propagation.Orphan : Propagation.Background;
        if (waiting > 0 && !dependents.isEmpty() || has(object, FOREGROUND)) {
            policy = Propagation.Foreground;
            if (waiting > 0 && dependents.stream().anyMatch(this::isDeletingDependents)) {
                unblockOwners(id, object);
            }
        }
        delete(id, new DeleteOptions(null, policy, object.uid(), null, false));
    }

    /** An owner that is owned, in a circle, by what it waits for would wait for itself. */
    private void unblockOwners(ObjectId id, KubeObject object) {
        ArrayNode unblocked = JsonNodeFactory.instance.arrayNode();
        for (JsonNode reference : owners(object)) {
            unblocked.add(((ObjectNode) reference).deepCopy().put("blockOwnerDeletion", false));
        }
        patchMetadata(id, object, "ownerReferences", unblocked);
    }

    /** The owner as it is; empty if it is gone. An owner of a type unknown here counts as alive: itself. */
    private Optional<KubeObject> owner(KubeObject object, JsonNode reference) {
        Optional<ResourceType> type = context.client()
                .typeIn(
                        reference.path("apiVersion").asText(),
                        reference.path("kind").asText());
        if (type.isEmpty() || (type.get().namespaced() && object.namespace().isEmpty())) {
            return Optional.of(object);
        }
        String namespace = type.get().namespaced() ? object.namespace() : "";
        return find(new ObjectId(
                        type.get(), new Key(namespace, reference.path("name").asText())))
                .map(KubeObject::new)
                .filter(o -> o.uid().equals(reference.path("uid").asText()));
    }

    private void delete(ObjectId id, DeleteOptions options) {
        try {
            context.client().delete(id.type(), id.key().namespace(), id.key().name(), options);
        } catch (ApiException e) {
            if (e.code() != 404 && e.code() != 409) {
                throw e;
            }
        }
    }

    private void dropOwners(ObjectId id, KubeObject object, Predicate<JsonNode> which) {
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        owners(object).stream().filter(which.negate()).forEach(left::add);
        patchMetadata(id, object, "ownerReferences", left);
    }

    private void removeFinalizer(ObjectId id, KubeObject object, String finalizer) {
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        for (JsonNode present : object.metadata().path("finalizers")) {
            if (!present.asText().equals(finalizer)) {
                left.add(present);
            }
        }
        patchMetadata(id, object, "finalizers", left);
    }

    private void patchMetadata(ObjectId id, KubeObject object, String field, ArrayNode value) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = patch.putObject("metadata").put("resourceVersion", object.resourceVersion());
        if (value.isEmpty()) {
            metadata.putNull(field);
        } else {
            metadata.set(field, value);
        }
        try {
            Key key = id.key();
            context.client().patch(id.type(), key.namespace(), key.name(), PatchType.MERGE, patch, null);
        } catch (ApiException e) {
            if (e.code() != 404) {
                throw e;
            }
        }
    }

    private Optional<ObjectNode> find(ObjectId id) {
        return context.client().find(id.type(), id.key().namespace(), id.key().name());
    }

    private void enqueue(ObjectId id) {
        queues.get(id.type()).add(id.key());
    }

    private void enqueueIfDeleting(String uid) {
        ObjectId owner = graph.find(uid);
        if (owner != null && isDeletingDependents(owner)) {
            enqueue(owner);
        }
    }

    private boolean isDeletingDependents(ObjectId id) {
        return context.informers()
                .of(id.type())
                .find(id.key())
                .map(KubeObject::new)
                .filter(o -> o.isTerminating() && has(o, FOREGROUND))
                .isPresent();
    }

    private static boolean blocks(KubeObject dependent, String ownerUid) {
        return owners(dependent).stream()
                .anyMatch(o -> o.path("uid").asText().equals(ownerUid)
                        && o.path("blockOwnerDeletion").asBoolean());
    }

    private static List<JsonNode> owners(KubeObject object) {
        List<JsonNode> owners = new java.util.ArrayList<>();
        object.metadata().path("ownerReferences").forEach(owners::add);
        return owners;
    }

    private static boolean has(KubeObject object, String finalizer) {
        for (JsonNode present : object.metadata().path("finalizers")) {
            if (present.asText().equals(finalizer)) {
                return true;
            }
        }
        return false;
    }
}
