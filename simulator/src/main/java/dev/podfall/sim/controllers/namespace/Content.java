package dev.podfall.sim.controllers.namespace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a terminating namespace holds, and what became of it. Mirrors
 * {@code pkg/controller/namespace/deletion/namespaced_resources_deleter.go}.
 */
final class Content {
    private static final int FINALIZER_WAIT = 15;

    private final SimClient client;
    private final KubeObject namespace;
    private final Instant now;
    private final Map<String, Integer> remaining = new TreeMap<>();
    private final Map<String, Integer> finalizers = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private long wait;

    Content(SimClient client, KubeObject namespace, Instant now) {
        this.client = client;
        this.namespace = namespace;
        this.now = now;
    }

    /** One of the five conditions. */
    record Condition(String type, String value, String reason, String message) {}

    /** Deletes the pods; once they are gone, everything else. */
    void delete() {
        if (delete(Resources.PODS) > 0) {
            remaining.clear();
            finalizers.clear();
            return;
        }
        for (ResourceType type : client.types()) {
            if (type.namespaced() && !type.equals(Resources.PODS) && !type.equals(Resources.EVENTS)) {
                delete(type);
            }
        }
        delete(Resources.EVENTS); // of what is deleted before them there may be some more
    }

    /** How long the rest may take at most; 0 when nothing is waited for. */
    long waitSeconds() {
        return wait;
    }

    /** Something remains though it should be gone. */
    boolean isStuck() {
        return !failures.isEmpty();
    }

    List<Condition> conditions() {
        return List.of(
                new Condition(
                        "NamespaceDeletionDiscoveryFailure",
                        "False",
                        "ResourcesDiscovered",
                        "All resources successfully discovered"),
                new Condition(
                        "NamespaceDeletionGroupVersionParsingFailure",
                        "False",
                        "ParsedGroupVersions",
                        "All legacy kube types successfully parsed"),
                contentFailure(),
                contentRemaining(),
                finalizersRemaining());
    }

    private Condition contentFailure() {
        String type = "NamespaceDeletionContentFailure";
        if (failures.isEmpty()) {
            String fine = "All content successfully deleted, may be waiting on finalization";
            return new Condition(type, "False", "ContentDeleted", fine);
        }
        String text = "Failed to delete all resource types, " + failures.size() + " remaining: "
                + String.join(", ", failures.stream().sorted().toList());
        return new Condition(type, "True", "ContentDeletionFailed", text);
    }

    private Condition contentRemaining() {
        String type = "NamespaceContentRemaining";
        if (remaining.isEmpty()) {
            return new Condition(type, "False", "ContentRemoved", "All content successfully removed");
        }
        List<String> texts = new ArrayList<>();
        remaining.forEach((what, count) -> texts.add(what + " has " + count + " resource instances"));
        return new Condition(
                type, "True", "SomeResourcesRemain", "Some resources are remaining: " + String.join(", ", texts));
    }

    private Condition finalizersRemaining() {
        String type = "NamespaceFinalizersRemaining";
        if (finalizers.isEmpty()) {
            String fine = "All content-preserving finalizers finished";
            return new Condition(type, "False", "ContentHasNoFinalizers", fine);
        }
        List<String> texts = new ArrayList<>();
        finalizers.forEach((what, count) -> texts.add(what + " in " + count + " resource instances"));
        return new Condition(
                type,
                "True",
                "SomeFinalizersRemain",
                "Some content in the namespace has finalizers remaining: " + String.join(", ", texts));
    }

    /** Deletes all objects of a type; answers how many are left. */
    private int delete(ResourceType type) {
        long grace = type.equals(Resources.PODS) ? podGrace() : 0;
        for (ObjectNode object : list(type)) {
            if (!new KubeObject(object).isTerminating()) {
                delete(type, Key.of(object).name());
            }
        }
        List<ObjectNode> left = list(type);
        if (left.isEmpty()) {
            return 0;
        }
        remaining.put(type.plural() + "." + type.group(), left.size());
        boolean held = false;
        for (ObjectNode object : left) {
            for (JsonNode finalizer : object.path("metadata").path("finalizers")) {
                finalizers.merge(finalizer.asText(), 1, Integer::sum);
                held = true;
            }
        }
        if (grace == 0 && !held) {
            String group = type.group() + "/" + type.version() + ", Resource=" + type.plural();
            failures.add("unexpected items still remain in namespace: " + namespace.name() + " for gvr: " + group);
        }
        wait = Math.max(wait, grace > 0 ? grace : held ? FINALIZER_WAIT : 0);
        return left.size();
    }

    private void delete(ResourceType type, String name) {
        try {
            client.delete(type, namespace.name(), name, DeleteOptions.background());
        } catch (ApiException e) {
            if (e.code() != 404) {
                failures.add(e.getMessage());
            }
        }
    }

    private List<ObjectNode> list(ResourceType type) {
        try {
            return client.list(type, namespace.name());
        } catch (ApiException notServed) {
            return List.of();
        }
    }

    /** The longest grace of any pod, or 0 once it has passed. */
    private long podGrace() {
        long grace = 0;
        for (ObjectNode pod : list(Resources.PODS)) {
            if (!PodView.of(pod).isFinished()) {
                grace = Math.max(
                        grace,
                        pod.path("spec").path("terminationGracePeriodSeconds").asLong(30));
            }
        }
        Instant deleted =
                Instant.parse(namespace.metadata().path("deletionTimestamp").asText());
        return Duration.between(deleted, now).getSeconds() >= grace ? 0 : grace;
    }
}
