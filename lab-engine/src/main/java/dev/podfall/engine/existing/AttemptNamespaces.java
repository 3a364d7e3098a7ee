package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.Namespaces;
import dev.podfall.engine.real.Already;
import dev.podfall.engine.real.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The namespaces of one attempt. What there is stands in the cluster alone, so that it is found again after a crash. */
final class AttemptNamespaces {
    private static final String IN_LAB = "podfall.dev/namespace";
    private static final Duration READY = Duration.ofSeconds(30);
    private static final Duration GONE = Duration.ofMinutes(2);
    private static final ObjectNode NO_LABELS = JsonNodeFactory.instance.objectNode();

    private final ClusterApi api;
    private final Owner owner;
    private final ExistingConfig config;
    private final boolean ofGameDay;
    private final Map<String, String> actual = new TreeMap<>();

    AttemptNamespaces(ClusterApi api, Owner owner, ExistingConfig config) {
        this(api, owner, config, false);
    }

    AttemptNamespaces(ClusterApi api, Owner owner, ExistingConfig config, boolean ofGameDay) {
        this.ofGameDay = ofGameDay;
        this.api = api;
        this.owner = owner;
        this.config = config;
    }

    Owner owner() {
        return owner;
    }

    /** Makes the control namespace, after what an earlier attempt of that name left is gone. */
    void createControl() {
        remove();
        create(owner.control(), null, NO_LABELS);
    }

    /** Finds what is there; tells whether there is anything. */
    synchronized boolean findAgain() {
        boolean found = false;
        for (ObjectNode namespace : all()) {
            boolean ending = namespace.path("metadata").has("deletionTimestamp");
            String inLab = namespace.at("/metadata/annotations").path(IN_LAB).asText();
            if (!ending && !inLab.isEmpty()) {
                actual.put(inLab, namespace.at("/metadata/name").asText());
            }
            found |= !ending && namespace.at("/metadata/name").asText().equals(owner.control());
        }
        return found;
    }

    /**
     * Makes a lab's namespace with all that belongs around it, unless it is there.
     *
     * @param labels what the lab wants it to have
     */
    synchronized void ensure(String inLab, ObjectNode labels) {
        if (actual.containsKey(inLab)) {
            return;
        }
        String name = owner.namespace(inLab);
        create(name, inLab, labels);
        Fence.of(owner, name, config.quota()).forEach(o -> Already.tolerate(() -> api.create(o)));
        actual.put(inLab, name);
        // Pods need the ServiceAccount that a controller makes.
        Patience.until(() -> api.find("ServiceAccount", name, "default").isPresent(), READY);
    }

    void ensure(String inLab) {
        ensure(inLab, NO_LABELS);
    }

    synchronized boolean has(String inLab) {
        return actual.containsKey(inLab);
    }

    /** The lab's names, in order. */
    synchronized List<String> inLab() {
        return List.copyOf(actual.keySet());
    }

    /** All names that differ between lab and cluster; the registry's among them. */
    synchronized Namespaces names() {
        Map<String, String> names = new TreeMap<>(actual);
        if (config.images() != null) {
            names.put(ExistingConfig.REGISTRY, config.images());
        }
        return new Namespaces(names);
    }

    /** Deletes all of them and waits until they are gone, or for two minutes: what is left then goes by itself. */
    void remove() {
        delete();
        awaitGone();
    }

    /** Deletes all of them. */
    void delete() {
        for (ObjectNode namespace : all()) {
            String name = namespace.at("/metadata/name").asText();
            Already.tolerateGone(() -> api.delete(new ObjectAt("Namespace", null, name), null));
            for (ObjectNode pod : api.list("Pod", name, null)) {
                ObjectAt at = new ObjectAt("Pod", name, pod.at("/metadata/name").asText());
                Already.tolerateGone(() -> api.delete(at, 1L));
            }
        }
    }

    private void awaitGone() {
        Patience.until(() -> all().isEmpty(), GONE);
    }

    private List<ObjectNode> all() {
        return api.list("Namespace", null, owner.selector());
    }

    private void create(String name, String inLab, ObjectNode labels) {
        ObjectNode namespace = JsonNodeFactory.instance.objectNode();
        namespace.put("apiVersion", "v1").put("kind", "Namespace");
        ObjectNode metadata = namespace.putObject("metadata").put("name", name);
        ObjectNode all = metadata.putObject("labels");
        all.setAll(labels);
        owner.labels().forEach(all::put);
        if (ofGameDay) {
            all.put(Owner.GAME_DAY, "true");
        }
        all.put(Owner.ROLE, inLab == null ? "control" : "lab");
        // Pods of learners must not reach the node they run on.
        all.put("pod-security.kubernetes.io/enforce", inLab == null ? "restricted" : "baseline");
        if (inLab != null) {
            metadata.putObject("annotations").put(IN_LAB, inLab);
        }
        Already.tolerate(() -> api.create(namespace));
    }
}
