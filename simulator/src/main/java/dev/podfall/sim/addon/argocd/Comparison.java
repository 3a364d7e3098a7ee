package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the source says, held against what is there. Mirrors {@code CompareAppState} of {@code controller/state.go}. */
final class Comparison {
    static final String SYNCED = "Synced";
    static final String OUT_OF_SYNC = "OutOfSync";
    static final String UNKNOWN = "Unknown";

    private final List<Managed> managed = new ArrayList<>();
    private final List<ObjectNode> hooks = new ArrayList<>();
    private final List<Conditions.Condition> conditions = new ArrayList<>();
    private final RepoClient.Manifests manifests;
    private String status = SYNCED;
    private String health = Health.HEALTHY;

    /**
     * An object of the source, or one that was.
     *
     * @param type empty where none is served
     * @param target null if the source has it no more
     * @param live null if it is not there
     */
    record Managed(ResourceKey key, Optional<ResourceType> type, ObjectNode target, ObjectNode live, String status) {
        boolean requiresPruning() {
            return target == null && live != null;
        }

        ObjectNode any() {
            return target == null ? live : target;
        }
    }

    private Comparison(RepoClient.Manifests manifests) {
        this.manifests = manifests;
    }

    /** @param manifests which may be a failure: then nothing is known */
    static Comparison of(SimClient client, ObjectNode application, Project project, RepoClient.Manifests manifests) {
        Comparison made = new Comparison(manifests);
        if (!manifests.error().isEmpty()) {
            made.condition(Conditions.COMPARISON, "Failed to load target state: " + manifests.error());
            made.status = UNKNOWN;
        }
        new Comparer(client, application, project, made).compare();
        return made;
    }

    String status() {
        return status;
    }

    String health() {
        return health;
    }

    String revision() {
        return manifests.revision();
    }

    String sourceType() {
        return manifests.type();
    }

    List<Managed> managed() {
        return managed;
    }

    /** What runs at certain times of a sync alone, named and with its namespace. */
    List<ObjectNode> hooks() {
        return hooks;
    }

    List<Conditions.Condition> conditions() {
        return conditions;
    }

    private void condition(String type, String message) {
        conditions.add(new Conditions.Condition(type, message));
    }

    /** {@code status.resources}. */
    ArrayNode resources(boolean withHealth) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Managed each : managed) {
            ObjectNode entry = list.addObject();
            if (!each.key().group().isEmpty()) {
                entry.put("group", each.key().group());
            }
            if (withHealth) {
                Optional<Health> found =
                        each.live() == null ? Optional.of(new Health(Health.MISSING, "")) : Health.of(each.live());
                found.ifPresent(h -> healthOf(entry.putObject("health"), h));
            }
            entry.put("kind", each.key().kind()).put("name", each.key().name());
            if (!each.key().namespace().isEmpty()) {
                entry.put("namespace", each.key().namespace());
            }
            if (each.requiresPruning()) {
                entry.put("requiresPruning", true);
            }
            entry.put("status", each.status());
            int wave = Hooks.wave(each.any());
            if (wave != 0) {
                entry.put("syncWave", wave);
            }
            entry.put("version", ResourceKey.version(each.any()));
        }
        return list;
    }

    private static void healthOf(ObjectNode into, Health health) {
        if (!health.message().isEmpty()) {
            into.put("message", health.message());
        }
        into.put("status", health.status());
    }

    /** Does it. */
    private static final class Comparer {
        private final SimClient client;
        private final ObjectNode application;
        private final Project project;
        private final Comparison made;
        private final Differences differences;
        private final Applying applying;
        private final String name;

        Comparer(SimClient client, ObjectNode application, Project project, Comparison made) {
            this.client = client;
            this.application = application;
            this.project = project;
            this.made = made;
            this.differences = new Differences(application);
            this.applying = new Applying(client);
            this.name = application.path("metadata").path("name").asText();
        }

        void compare() {
            Map<ResourceKey, ObjectNode> targets = targets();
            boolean unknown = made.status.equals(UNKNOWN);
            Map<ResourceKey, Managed> all = new TreeMap<>();
            targets.forEach((key, target) -> all.put(key, targeted(key, target)));
            for (JsonNode before : application.path("status").path("resources")) {
                ResourceKey key = ResourceKey.ofStatus(before);
                if (!all.containsKey(key)) {
                    extra(key, unknown).ifPresent(m -> all.put(key, m));
                }
            }
            made.managed.addAll(all.values());
            judge(unknown);
        }

        /** By key, with their namespaces and whose they are. The last one of a name counts. */
        private Map<ResourceKey, ObjectNode> targets() {
            Map<ResourceKey, ObjectNode> targets = new TreeMap<>();
            Map<ResourceKey, Integer> times = new TreeMap<>();
            for (ObjectNode object : made.manifests.objects()) {
                ObjectNode target = placed(object.deepCopy());
                ResourceKey key = ResourceKey.of(target);
                if (Hooks.isHook(target)) {
                    made.hooks.add(target);
                } else if (!Hooks.isSkipped(target)) {
                    target.withObject("/metadata/annotations").put(ArgoCd.TRACKING, ArgoCd.trackingId(name, key));
                    times.merge(key, 1, Integer::sum);
                    targets.put(key, target);
                }
            }
            times.forEach((key, count) -> {
                if (count > 1) {
                    made.condition(
                            Conditions.REPEATED,
                            "Resource " + key + " appeared " + count + " times among application resources.");
                }
            });
            return targets;
        }

        private ObjectNode placed(ObjectNode object) {
            boolean namespaced = type(object).map(ResourceType::namespaced).orElse(true);
            ObjectNode metadata = object.withObject("/metadata");
            if (!namespaced) {
                metadata.remove("namespace");
            } else if (metadata.path("namespace").asText("").isEmpty()) {
                String namespace = application
                        .path("spec")
                        .path("destination")
                        .path("namespace")
                        .asText("");
                if (!namespace.isEmpty()) {
                    metadata.put("namespace", namespace);
                }
            }
            return object;
        }

        private Optional<ResourceType> type(JsonNode object) {
            return client.type(ResourceKey.group(object), object.path("kind").asText());
        }

        private Managed targeted(ResourceKey key, ObjectNode target) {
            Optional<ResourceType> type = client.type(key.group(), key.kind());
            boolean namespaced = type.map(ResourceType::namespaced).orElse(true);
            if (namespaced && key.namespace().isEmpty()) {
                made.condition(
                        Conditions.INVALID,
                        "Namespace for " + key.name() + " "
                                + target.path("apiVersion").asText() + ", Kind=" + key.kind() + " is missing.");
                return new Managed(key, type, target, null, OUT_OF_SYNC);
            }
            if (!project.permitsKind(key.group(), key.kind(), key.name(), namespaced)) {
                return new Managed(key, type, target, null, UNKNOWN);
            }
            boolean allowed = !namespaced || project.permitsNamespace(key.namespace());
            ObjectNode live = allowed ? live(type, key) : null;
            if (live == null) {
                return new Managed(key, type, target, null, OUT_OF_SYNC);
            }
            String other = ArgoCd.trackedBy(live);
            if (!other.isEmpty() && !other.equals(name)) {
                made.condition(
                        Conditions.SHARED,
                        key.kind() + "/" + key.name() + " is part of applications " + ArgoCd.qualified(application)
                                + " and " + other);
            }
            boolean modified = differences.modified(applying, type.get(), target, live);
            return new Managed(key, type, target, live, modified ? OUT_OF_SYNC : SYNCED);
        }

        private ObjectNode live(Optional<ResourceType> type, ResourceKey key) {
            return type.flatMap(t -> client.find(t, t.namespaced() ? key.namespace() : null, key.name()))
                    .orElse(null);
        }

        /** What it managed before, and still bears its name. */
        private Optional<Managed> extra(ResourceKey key, boolean unknown) {
            Optional<ResourceType> type = client.type(key.group(), key.kind());
            if (type.isEmpty() || !project.refusal(key, type.get().namespaced()).isEmpty()) {
                return Optional.empty();
            }
            ObjectNode live = live(type, key);
            if (live == null || !ArgoCd.trackedBy(live).equals(name)) {
                return Optional.empty();
            }
            return Optional.of(new Managed(key, type, null, live, unknown ? UNKNOWN : OUT_OF_SYNC));
        }

        private void judge(boolean unknown) {
            boolean anyLive = false;
            for (Managed each : made.managed) {
                boolean extraneous = each.requiresPruning()
                        && ArgoCd.hasOption(each.live(), ArgoCd.COMPARE_OPTIONS, "IgnoreExtraneous");
                if (!each.status().equals(SYNCED) && !extraneous && !unknown) {
                    made.status = OUT_OF_SYNC;
                }
                if (each.live() != null) {
                    anyLive = true;
                    String own = Health.of(each.live()).map(Health::status).orElse(Health.HEALTHY);
                    boolean self = each.key().equals(ResourceKey.of(application));
                    if (!self && Health.isWorse(made.health, own)) {
                        made.health = own;
                    }
                }
            }
            if (!made.managed.isEmpty() && !anyLive && Health.isWorse(made.health, Health.MISSING)) {
                made.health = Health.MISSING;
            }
        }
    }
}
