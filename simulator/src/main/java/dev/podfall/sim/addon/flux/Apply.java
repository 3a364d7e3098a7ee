package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies objects as their owner: tried first, and written only where what is there is not what would be. Mirrors {@code
 * fluxcd/pkg/ssa.ResourceManager}.
 */
final class Apply {
    private static final String GROUP = Flux.KUSTOMIZATIONS.group();
    private static final Set<String> FIRST = Set.of("CustomResourceDefinition", "Namespace");

    /** In which order upstream applies kinds; the others come behind. Mirrors {@code ssa/sort.go}. */
    private static final List<String> ORDER = List.of(
            "ResourceQuota",
            "StorageClass",
            "ServiceAccount",
            "PodSecurityPolicy",
            "Role",
            "ClusterRole",
            "RoleBinding",
            "ClusterRoleBinding",
            "ConfigMap",
            "Secret",
            "Service",
            "LimitRange",
            "PriorityClass",
            "Deployment",
            "StatefulSet",
            "CronJob",
            "PodDisruptionBudget");

    private final SimClient client;
    private final ObjectNode owner;
    private final boolean force;

    /** @param owner the Kustomization whose objects they are */
    Apply(SimClient client, ObjectNode owner) {
        this.client = client;
        this.owner = owner;
        this.force = owner.path("spec").path("force").asBoolean();
    }

    /** An object, and what became of it: {@code created}, {@code configured}, {@code unchanged}, {@code deleted}, {@code skipped}. */
    record Entry(ObjectNode object, String action) {
        boolean changed() {
            return !action.equals("unchanged") && !action.equals("skipped");
        }

        @Override
        public String toString() {
            return shown(object) + " " + action;
        }
    }

    /** What could not be applied, with the changes that were made before it. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** {@code Deployment/prod/web}. */
    static String shown(JsonNode object) {
        String namespace = object.path("metadata").path("namespace").asText("");
        return object.path("kind").asText() + "/" + (namespace.isEmpty() ? "" : namespace + "/")
                + object.path("metadata").path("name").asText();
    }

    /**
     * Applies all: definitions and namespaces first, then the others, each stage only if every object of it would be taken.
     *
     * @throws Failed at the first that would not, with upstream's text
     */
    List<Entry> all(List<ObjectNode> objects) {
        objects.forEach(this::own);
        List<Entry> done = new ArrayList<>();
        for (boolean first : new boolean[] {true, false}) {
            List<ObjectNode> stage = new ArrayList<>(objects.stream()
                    .filter(o -> FIRST.contains(o.path("kind").asText()) == first)
                    .toList());
            stage.sort(Comparator.comparingInt(Apply::rank).thenComparing(Apply::shown));
            try {
                stage(stage, done);
            } catch (Failed failure) {
                StringBuilder changes = new StringBuilder();
                done.stream()
                        .filter(Entry::changed)
                        .forEach(e -> changes.append(e).append('\n'));
                throw new Failed(failure.getMessage() + "\n" + changes, failure);
            }
        }
        return done;
    }

    private static int rank(JsonNode object) {
        int at = ORDER.indexOf(object.path("kind").asText());
        return at < 0 ? ORDER.size() : at;
    }

    private void own(ObjectNode object) {
        JsonNode common = owner.path("spec").path("commonMetadata");
        for (String field : List.of("labels", "annotations")) {
            if (common.path(field) instanceof ObjectNode values) {
                object.withObject("/metadata/" + field).setAll(values.deepCopy());
            }
        }
        object.withObject("/metadata/labels")
                .put(GROUP + "/name", owner.path("metadata").path("name").asText())
                .put(
                        GROUP + "/namespace",
                        owner.path("metadata").path("namespace").asText());
    }

    private void stage(List<ObjectNode> stage, List<Entry> done) {
        List<Entry> tried = new ArrayList<>();
        for (ObjectNode object : stage) {
            tried.add(new Entry(object, attempt(object)));
        }
        for (Entry entry : tried) {
            if (entry.changed()) {
                write(entry.object());
            }
            done.add(entry);
        }
    }

    /** What applying would do. */
    private String attempt(ObjectNode object) {
        ResourceType type = type(object);
        JsonNode metadata = object.path("metadata");
        if (metadata.path("annotations").path(GROUP + "/reconcile").asText().equals("disabled")
                || metadata.path("annotations").path(GROUP + "/ssa").asText().equalsIgnoreCase("ignore")) {
            return "skipped";
        }
        String namespace = type.namespaced() ? metadata.path("namespace").asText() : null;
        if (type.namespaced() && metadata.path("namespace").asText().isEmpty()) {
            throw new Failed(
                    shown(object) + " namespace not specified: the server could not find the requested resource", null);
        }
        String name = metadata.path("name").asText();
        try {
            Optional<ObjectNode> existing = client.find(type, namespace, name);
            if (existing.isPresent() && isExcluded(existing.get())) {
                return "skipped";
            }
            existing.ifPresent(e -> disown(type, e));
            Optional<ObjectNode> now = client.find(type, namespace, name);
            ObjectNode would = client.tryApply(type, namespace, name, object.deepCopy());
            return now.isEmpty() ? "created" : same(now.get(), would) ? "unchanged" : "configured";
        } catch (ApiException refused) {
            if (refused.getMessage().contains("field is immutable") && force) {
                client.delete(type, namespace, name, DeleteOptions.DEFAULT);
                return "created";
            }
            throw new Failed(dryRun(object, refused), refused);
        }
    }

    private static boolean isExcluded(JsonNode existing) {
        JsonNode annotations = existing.path("metadata").path("annotations");
        return annotations.path(GROUP + "/reconcile").asText().equals("disabled")
                || annotations.path(GROUP + "/ssa").asText().equalsIgnoreCase("ignore");
    }

    private static String dryRun(ObjectNode object, ApiException refused) {
        if (refused.code() == 404) {
            return shown(object) + " not found: " + refused.getMessage();
        }
        String reason = refused.reason() == null || refused.reason().isEmpty() ? "" : " (" + refused.reason() + ")";
        return shown(object) + " dry-run failed" + reason + ": " + refused.getMessage();
    }

    private ResourceType type(ObjectNode object) {
        String apiVersion = object.path("apiVersion").asText();
        String kind = object.path("kind").asText();
        return client.typeIn(apiVersion, kind)
                .orElseThrow(() -> new Failed(
                        shown(object) + " dry-run failed: no matches for kind \"" + kind + "\" in version \""
                                + apiVersion + "\"",
                        null));
    }

    /** What kubectl wrote becomes the owner's, so that the next apply takes back what is not in the source. */
    private void disown(ResourceType type, ObjectNode existing) {
        if (existing.path("metadata")
                .path("annotations")
                .path(GROUP + "/ssa")
                .asText()
                .equalsIgnoreCase("merge")) {
            return;
        }
        boolean renamed = false;
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : existing.path("metadata").path("managedFields")) {
            ObjectNode copy = entry.deepCopy();
            String manager = entry.path("manager").asText();
            boolean update = entry.path("operation").asText().equals("Update");
            boolean named = manager.startsWith("kubectl")
                    || update
                            && (manager.startsWith("before-first-apply") || manager.startsWith("kustomize-controller"));
            if (named && entry.path("subresource").asText().isEmpty()) {
                copy.put("manager", "kustomize-controller").put("operation", "Apply");
                renamed = true;
            }
            entries.add(copy);
        }
        if (!renamed) {
            return;
        }
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject()
                .put("op", "replace")
                .put("path", "/metadata/managedFields")
                .set("value", entries);
        String applied = "kubectl.kubernetes.io/last-applied-configuration";
        if (existing.path("metadata").path("annotations").has(applied)) {
            patch.addObject().put("op", "remove").put("path", "/metadata/annotations/" + applied.replace("/", "~1"));
        }
        JsonNode metadata = existing.path("metadata");
        String namespace = type.namespaced() ? metadata.path("namespace").asText() : null;
        client.patch(type, namespace, metadata.path("name").asText(), PatchType.JSON, patch, null);
    }

    /** Whether an object says the same, whoever manages its fields. */
    private static boolean same(ObjectNode now, ObjectNode would) {
        return bare(now).equals(bare(would));
    }

    private static ObjectNode bare(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(List.of("managedFields", "resourceVersion", "generation"));
        }
        return copy;
    }

    private void write(ObjectNode object) {
        ResourceType type = type(object);
        JsonNode metadata = object.path("metadata");
        String namespace = type.namespaced() ? metadata.path("namespace").asText() : null;
        try {
            client.patch(type, namespace, metadata.path("name").asText(), PatchType.APPLY, object.deepCopy(), null);
        } catch (ApiException refused) {
            throw new Failed(shown(object) + " apply failed, error: " + refused.getMessage(), refused);
        }
    }

    /** Deletes an object that is this owner's, and is not kept by an annotation. */
    Optional<Entry> prune(ResourceType type, String namespace, String name) {
        Optional<ObjectNode> found = client.find(type, type.namespaced() ? namespace : null, name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonNode metadata = found.get().path("metadata");
        boolean ours = metadata.path("labels")
                        .path(GROUP + "/name")
                        .asText()
                        .equals(owner.path("metadata").path("name").asText())
                && metadata.path("labels")
                        .path(GROUP + "/namespace")
                        .asText()
                        .equals(owner.path("metadata").path("namespace").asText());
        boolean kept =
                metadata.path("annotations").path(GROUP + "/prune").asText().equals("disabled");
        if (!ours || kept || isExcluded(found.get())) {
            return Optional.of(new Entry(found.get(), "skipped"));
        }
        client.delete(type, type.namespaced() ? namespace : null, name, DeleteOptions.DEFAULT);
        return Optional.of(new Entry(found.get(), "deleted"));
    }
}
