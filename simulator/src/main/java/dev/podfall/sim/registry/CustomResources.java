package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.registry.strategy.AcceptedNames;
import dev.podfall.sim.registry.strategy.CustomVersion;
import dev.podfall.sim.registry.strategy.DefinitionStrategy;
import dev.podfall.sim.registry.strategy.Strategies;
import dev.podfall.sim.store.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Serves what CustomResourceDefinitions define: accepts their names, establishes them, and clears their objects away with
 * them. Mirrors the controllers of {@code k8s.io/apiextensions-apiserver/pkg/controller}: {@code status}, {@code establish}
 * and {@code finalizer}.
 */
final class CustomResources {
    private static final ResourceType DEFINITIONS = Resources.CUSTOMRESOURCEDEFINITIONS;
    private static final String TABLE = Objects.table(DEFINITIONS);

    private final Objects objects;
    private final Strategies strategies;
    private final SimClient client;
    private final Timeline timeline;
    private final Set<String> due = new HashSet<>();
    /** The tables of definitions that wait for their objects to go. */
    private final Set<String> emptying = new HashSet<>();

    CustomResources(Objects objects, Strategies strategies, SimClient client, Timeline timeline) {
        this.objects = objects;
        this.strategies = strategies;
        this.client = client;
        this.timeline = timeline;
        for (ObjectNode definition : objects.store().list(TABLE, "")) {
            serve(definition);
            enqueue(Metadata.text(definition, "name"));
        }
        objects.store().listen(this::changed);
    }

    private void changed(Change change) {
        if (change.type().equals(TABLE)) {
            if (change.removed()) {
                strategies.forget(change.key());
                emptying.remove(change.key());
            } else {
                serve(change.after());
            }
            enqueue(change.key());
        } else if (change.removed() && emptying.contains(change.type())) {
            enqueue(change.type());
        }
    }

    /** Lets the versions be served as soon as the definition is established. */
    private void serve(ObjectNode definition) {
        String name = Metadata.text(definition, "name");
        if (new KubeObject(definition).is("Established")) {
            strategies.define(
                    name,
                    CustomVersion.of(definition).stream()
                            .map(CustomVersion::kind)
                            .toList());
        }
    }

    private void enqueue(String name) {
        if (due.add(name)) {
            timeline.soon("crd-controllers: " + name, () -> {
                due.remove(name);
                reconcile(name);
            });
        }
    }

    private void reconcile(String name) {
        ObjectNode definition = objects.find(DEFINITIONS, null, name);
        if (definition == null) {
            enqueueOthersOf(name.substring(name.indexOf('.') + 1), name);
        } else if (Metadata.has(definition, "deletionTimestamp")) {
            if (Metadata.hasFinalizer(definition, DefinitionStrategy.CLEANUP)) {
                cleanUp(definition, name);
            }
        } else {
            acceptNames(definition, name);
        }
    }

    private void enqueueOthersOf(String group, String name) {
        for (ObjectNode other : objects.store().list(TABLE, "")) {
            String otherName = Metadata.text(other, "name");
            if (other.path("spec").path("group").asText().equals(group) && !otherName.equals(name)) {
                enqueue(otherName);
            }
        }
    }

    private void acceptNames(ObjectNode definition, String name) {
        ObjectNode status = definition.path("status").deepCopy();
        AcceptedNames names = AcceptedNames.of(definition, objects.store().list(TABLE, ""));
        names.writeTo(status, timeline.now());
        boolean changed = !status.equals(definition.path("status"));
        if (!changed && names.areAccepted()) {
            if (new KubeObject(definition).is("Established")) {
                return;
            }
            KubeObject.setCondition(
                    status,
                    "Established",
                    "True",
                    "InitialNamesAccepted",
                    "the initial names have been accepted",
                    timeline.now());
            changed = true;
        }
        if (changed) {
            client.updateStatus(DEFINITIONS, definition, status);
            enqueueOthersOf(definition.path("spec").path("group").asText(), name);
        }
    }

    /** Deletes its objects; once there are none, the definition may go. */
    private void cleanUp(ObjectNode definition, String name) {
        ObjectNode status = definition.path("status").deepCopy();
        if (!new KubeObject(definition).is("Established")) {
            finish(definition, status, "NeverEstablished", "resource was never established");
            return;
        }
        emptying.add(name);
        KubeObject.setCondition(
                status,
                "Terminating",
                "True",
                "InstanceDeletionInProgress",
                "CustomResource deletion is in progress",
                timeline.now());
        if (!status.equals(definition.path("status"))) {
            client.updateStatus(DEFINITIONS, definition, status);
            return; // and is told of it again
        }
        List<CustomVersion> served = CustomVersion.of(definition);
        if (served.isEmpty()) {
            objects.store().list(name, "").stream()
                    .map(CustomResources::key)
                    .toList()
                    .forEach(key -> objects.store().remove(name, key));
        } else {
            deleteAll(served.get(0).kind().type());
        }
        if (objects.store().count(name, "") == 0) {
            finish(definition, status, "InstanceDeletionCompleted", "removed all instances");
        }
    }

    private static String key(ObjectNode object) {
        String namespace = Metadata.text(object, "namespace");
        return (namespace.isEmpty() ? "" : namespace + "/") + Metadata.text(object, "name");
    }

    private void deleteAll(ResourceType type) {
        for (ObjectNode object : client.list(type, null)) {
            if (!Metadata.has(object, "deletionTimestamp")) {
                delete(type, object);
            }
        }
    }

    private void delete(ResourceType type, ObjectNode object) {
        try {
            client.delete(
                    type,
                    Metadata.text(object, "namespace"),
                    Metadata.text(object, "name"),
                    DeleteOptions.background());
        } catch (ApiException e) {
            if (e.code() != 404) {
                throw e;
            }
        }
    }

    private void finish(ObjectNode definition, ObjectNode status, String reason, String message) {
        KubeObject.setCondition(status, "Terminating", "False", reason, message, timeline.now());
        ObjectNode changed =
                client.updateStatus(DEFINITIONS, definition, status).deepCopy();
        JsonNode metadata = changed.path("metadata");
        Metadata.removeFinalizer((ObjectNode) metadata, DefinitionStrategy.CLEANUP);
        client.update(DEFINITIONS, changed);
    }
}
