package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** The steps of a sync, in their order. Mirrors {@code getSyncTasks} of {@code pkg/sync/sync_context.go}. */
final class SyncTasks {
    static final String HOOK_FINALIZER = ArgoCd.PREFIX + "hook-finalizer";

    private final SimClient client;
    private final ObjectNode application;
    private final Comparison comparison;
    private final ObjectNode state;
    private final JsonNode sync;
    private final List<SyncTask> tasks = new ArrayList<>();

    private SyncTasks(SimClient client, ObjectNode application, Comparison comparison, ObjectNode state) {
        this.client = client;
        this.application = application;
        this.comparison = comparison;
        this.state = state;
        this.sync = state.path("operation").path("sync");
    }

    /** @param state of the operation, with what became of the steps so far */
    static List<SyncTask> of(SimClient client, ObjectNode application, Comparison comparison, ObjectNode state) {
        SyncTasks made = new SyncTasks(client, application, comparison, state);
        made.managed();
        if (!sync(state).path("syncStrategy").hasNonNull("apply")
                && sync(state).path("resources").isEmpty()) {
            made.hooks();
        }
        made.namespace();
        made.pruneInReverse();
        made.tasks.sort(SyncTask.ORDER);
        for (SyncTask task : made.tasks) {
            for (JsonNode entry : state.path("syncResult").path("resources")) {
                if (task.concerns(entry)) {
                    task.result((ObjectNode) entry);
                }
            }
        }
        return made.tasks;
    }

    private static JsonNode sync(JsonNode state) {
        return state.path("operation").path("sync");
    }

    private void managed() {
        Differences differences = new Differences(application);
        boolean respects = ArgoCd.hasOption(sync.path("syncOptions"), "RespectIgnoreDifferences=true");
        for (Comparison.Managed each : comparison.managed()) {
            if (isWanted(each.key())) {
                boolean kept = respects && each.target() != null && each.live() != null;
                ObjectNode target = kept ? differences.respecting(each.target(), each.live()) : each.target();
                boolean outOfSync = !each.status().equals(Comparison.SYNCED);
                tasks.add(new SyncTask(Hooks.SYNC, each.type(), target, each.live(), outOfSync));
            }
        }
    }

    private boolean isWanted(ResourceKey key) {
        JsonNode wanted = sync.path("resources");
        if (wanted.isEmpty()) {
            return true;
        }
        boolean onlyExcluding = true;
        for (JsonNode each : wanted) {
            String namespace = each.path("namespace").asText("");
            boolean same = each.path("group").asText("").equals(key.group())
                    && each.path("kind").asText().equals(key.kind())
                    && each.path("name").asText().equals(key.name())
                    && (namespace.isEmpty() || namespace.equals(key.namespace()));
            boolean excluding = each.path("exclude").asBoolean();
            onlyExcluding &= excluding;
            if (same) {
                return !excluding;
            }
        }
        return onlyExcluding;
    }

    private void hooks() {
        for (ObjectNode hook : comparison.hooks()) {
            for (String phase : Hooks.phases(hook)) {
                ObjectNode target = named(hook, phase);
                target.withArray("/metadata/finalizers").add(HOOK_FINALIZER);
                Optional<ResourceType> type = client.type(
                        ResourceKey.group(target), target.path("kind").asText());
                tasks.add(new SyncTask(phase, type, target, live(type, target), true));
            }
        }
    }

    private ObjectNode named(ObjectNode hook, String phase) {
        ObjectNode target = hook.deepCopy();
        ObjectNode metadata = target.withObject("/metadata");
        if (metadata.path("name").asText("").isEmpty()) {
            String revision = comparison.revision();
            String from = revision.length() >= 8 ? revision.substring(0, 7) : revision;
            long begun = Instant.parse(state.path("startedAt").asText()).getEpochSecond();
            metadata.put(
                    "name",
                    metadata.path("generateName").asText("")
                            + (from + "-" + phase + "-" + begun).toLowerCase(Locale.ROOT));
            metadata.remove("generateName");
        }
        ResourceKey key = ResourceKey.of(target);
        String name = application.path("metadata").path("name").asText();
        target.withObject("/metadata/annotations").put(ArgoCd.TRACKING, ArgoCd.trackingId(name, key));
        return target;
    }

    private ObjectNode live(Optional<ResourceType> type, ObjectNode target) {
        ResourceKey key = ResourceKey.of(target);
        return type.flatMap(t -> client.find(t, t.namespaced() ? key.namespace() : null, key.name()))
                .orElse(null);
    }

    /** {@code CreateNamespace=true}. */
    private void namespace() {
        String name =
                application.path("spec").path("destination").path("namespace").asText("");
        boolean wished = ArgoCd.hasOption(sync.path("syncOptions"), "CreateNamespace=true");
        if (!wished || name.isEmpty() || comparison.managed().stream().anyMatch(m -> isNamespace(m.target(), name))) {
            return;
        }
        ObjectNode target =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Namespace");
        target.putObject("metadata").put("name", name);
        JsonNode managed = application.path("spec").path("syncPolicy").path("managedNamespaceMetadata");
        for (String field : List.of("labels", "annotations")) {
            if (managed.path(field) instanceof ObjectNode values) {
                target.withObject("/metadata/" + field).setAll(values.deepCopy());
            }
        }
        ObjectNode live = client.find(Resources.NAMESPACES, null, name).orElse(null);
        if (live == null || managed.isObject() && !has(live, target)) {
            tasks.add(new SyncTask(Hooks.PRE_SYNC, Optional.of(Resources.NAMESPACES), target, live, true));
        }
    }

    private static boolean isNamespace(JsonNode object, String name) {
        return object != null
                && object.path("kind").asText().equals("Namespace")
                && object.path("metadata").path("name").asText().equals(name);
    }

    private static boolean has(JsonNode live, JsonNode target) {
        return List.of("labels", "annotations").stream()
                .allMatch(field -> target.path("metadata").path(field).properties().stream()
                        .allMatch(e -> e.getValue()
                                .equals(live.path("metadata").path(field).path(e.getKey()))));
    }

    /** What was made first is deleted last. */
    private void pruneInReverse() {
        List<SyncTask> prunes = tasks.stream().filter(SyncTask::isPrune).toList();
        List<Integer> waves = new ArrayList<>(
                new TreeSet<>(prunes.stream().map(SyncTask::wave).toList()));
        int last = tasks.stream()
                .filter(t -> t.phase().equals(Hooks.SYNC))
                .mapToInt(SyncTask::wave)
                .max()
                .orElse(0);
        boolean behind = ArgoCd.hasOption(sync.path("syncOptions"), "PruneLast=true");
        for (SyncTask each : prunes) {
            boolean own = ArgoCd.hasOption(each.live(), ArgoCd.SYNC_OPTIONS, "PruneLast=true");
            int mirrored = waves.get(waves.size() - 1 - waves.indexOf(each.wave()));
            each.wave(behind || own ? last + 1 : mirrored);
        }
    }
}
