package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One pass of a sync. It does what can be done now, and notes in the operation's state what became of it: the next pass goes on from there,
 * whoever does it. Mirrors {@code Sync} of {@code pkg/sync/sync_context.go}.
 */
final class Sync {
    private static final List<String> NOT_SIMULATED = List.of("Replace=true", "Force=true");

    private final SimClient client;
    private final ObjectNode state;
    private final Project project;
    private final Comparison comparison;
    private final JsonNode sync;
    private final List<SyncTask> all;
    private final SyncResults results;

    /** @param state of the operation, which is changed */
    Sync(SimClient client, ObjectNode application, Project project, Comparison comparison, ObjectNode state) {
        this.client = client;
        this.state = state;
        this.project = project;
        this.comparison = comparison;
        this.sync = state.path("operation").path("sync");
        this.all = SyncTasks.of(client, application, comparison, state);
        this.results = new SyncResults(state);
    }

    private void phase(String phase, String message) {
        state.put("phase", phase).put("message", message);
    }

    void run() {
        if (!isValid()) {
            phase(Phase.FAILED, "one or more synchronization tasks are not valid");
            return;
        }
        look();
        boolean steps = isMultiStep();
        if (waits(t -> (steps || t.isHook()) && t.isRunning() && t.live() != null, false)
                || waits(t -> t.wasPruned() && t.live() != null && ArgoCd.isBeingDeleted(t.live()), true)) {
            return;
        }
        all.stream()
                .filter(t -> t.isHook() && t.live() != null && !t.isPending())
                .forEach(this::release);
        List<SyncTask> tasks =
                all.stream().filter(t -> !t.phase().equals(Hooks.SYNC_FAIL)).toList();
        if (tasks.stream().anyMatch(SyncTask::hasFailed)) {
            fail("one or more synchronization tasks completed unsuccessfully" + reasons(tasks));
            return;
        }
        boolean fewer = ArgoCd.hasOption(sync.path("syncOptions"), "ApplyOutOfSyncOnly=true");
        List<SyncTask> pending = tasks.stream()
                .filter(t -> t.isPending() && (!fewer || t.isHook() || t.isOutOfSync()))
                .toList();
        if (pending.isEmpty()) {
            succeed("successfully synced (no more tasks)");
        } else {
            next(pending);
        }
    }

    private void next(List<SyncTask> pending) {
        SyncTask first = pending.get(0);
        Predicate<SyncTask> now = t -> t.isIn(first.phase(), first.wave());
        List<SyncTask> remaining =
                pending.stream().filter(t -> !now.test(t) || t.isHook()).toList();
        phase(Phase.RUNNING, "one or more tasks are running");
        List<SyncTask> due = pending.stream().filter(now).toList();
        boolean deleted = !isDry() && new HookDeletion(client).before(due);
        if (deleted) {
            waiting(due.stream().filter(SyncTask::isHook).toList(), true);
            return;
        }
        due.forEach(this::work);
        List<SyncTask> failed = due.stream().filter(SyncTask::wasRefused).toList();
        if (!failed.isEmpty()) {
            fail("one or more objects failed to apply" + reasons(failed));
        } else if (isDry()) {
            phase(Phase.SUCCEEDED, "successfully synced (dry run)");
        } else if (remaining.isEmpty()) {
            succeed("successfully synced (all tasks run)");
        } else {
            waiting(remaining, false);
        }
    }

    private boolean isValid() {
        boolean valid = true;
        for (SyncTask task : all) {
            String why = refusal(task);
            if (!why.isEmpty()) {
                results.note(task, "SyncFailed", Phase.FAILED, why);
                valid = false;
            }
        }
        return valid;
    }

    private String refusal(SyncTask task) {
        ResourceKey key = task.key();
        for (String option : NOT_SIMULATED) {
            if (ArgoCd.hasOption(sync.path("syncOptions"), option)
                    || task.target() != null && ArgoCd.hasOption(task.target(), ArgoCd.SYNC_OPTIONS, option)) {
                return "sync option " + option + " is not simulated";
            }
        }
        if (task.type().isEmpty()) {
            boolean later = ArgoCd.hasOption(sync.path("syncOptions"), "SkipDryRunOnMissingResource=true")
                    || ArgoCd.hasOption(task.any(), ArgoCd.SYNC_OPTIONS, "SkipDryRunOnMissingResource=true")
                    || all.stream().anyMatch(t -> defines(t.target(), key));
            return later
                    ? ""
                    : "The Kubernetes API could not find " + key.group() + "/" + key.kind() + " for requested resource "
                            + key.namespace() + "/" + key.name() + ". Make sure the \"" + key.kind()
                            + "\" CRD is installed on the destination cluster.";
        }
        return project.refusal(key, task.type().get().namespaced());
    }

    private static boolean defines(JsonNode object, ResourceKey key) {
        return object != null
                && object.path("kind").asText().equals("CustomResourceDefinition")
                && object.path("spec").path("group").asText().equals(key.group())
                && object.path("spec").path("names").path("kind").asText().equals(key.kind());
    }

    /** How those that run are now. */
    private void look() {
        for (SyncTask task : all) {
            if (task.isRunning() && task.live() != null) {
                Health health = Health.of(task.live()).orElse(new Health(Health.HEALTHY, task.message()));
                switch (health.status()) {
                    case Health.HEALTHY -> results.note(task, null, Phase.SUCCEEDED, health.message());
                    case Health.DEGRADED -> results.note(task, null, Phase.FAILED, health.message());
                    default -> {
                        if (task.isHook()) {
                            results.note(task, null, Phase.RUNNING, health.message());
                        }
                    }
                }
            }
        }
    }

    private boolean isMultiStep() {
        return all.stream().anyMatch(t -> !t.isIn(all.get(0).phase(), all.get(0).wave()));
    }

    private boolean waits(Predicate<SyncTask> which, boolean deletion) {
        List<SyncTask> found = all.stream().filter(which).toList();
        if (!found.isEmpty()) {
            waiting(found, deletion);
        }
        return !found.isEmpty();
    }

    private void waiting(List<SyncTask> tasks, boolean deletion) {
        SyncTask first = tasks.get(0);
        String what = deletion ? "deletion of" : first.isHook() ? "completion of hook" : "healthy state of";
        int more = tasks.size() - 1;
        String rest = more > 0 ? " and " + more + " more " + (first.isHook() ? "hooks" : "resources") : "";
        phase(Phase.RUNNING, "waiting for " + what + " " + first + rest);
    }

    private static String reasons(List<SyncTask> tasks) {
        String reasons = tasks.stream()
                .filter(SyncTask::wasRefused)
                .map(SyncTask::message)
                .collect(Collectors.joining(","));
        return reasons.isEmpty() ? "" : ", reason: " + reasons;
    }

    private void succeed(String message) {
        new HookDeletion(client).after(all, "HookSucceeded");
        phase(Phase.SUCCEEDED, message);
    }

    private void fail(String message) {
        new HookDeletion(client).after(all, "HookFailed");
        List<SyncTask> failing =
                all.stream().filter(t -> t.phase().equals(Hooks.SYNC_FAIL)).toList();
        List<SyncTask> fresh = new ArrayList<>(failing);
        fresh.removeIf(t -> !t.isPending());
        if (!fresh.isEmpty()) {
            if (isDry() || !new HookDeletion(client).before(fresh)) {
                fresh.forEach(this::work);
            }
            phase(Phase.RUNNING, message);
        } else {
            phase(Phase.FAILED, message);
        }
    }

    private boolean isDry() {
        return sync.path("dryRun").asBoolean();
    }

    private void release(SyncTask hook) {
        new HookDeletion(client).release(hook);
    }

    private void work(SyncTask task) {
        try {
            if (task.isPrune()) {
                prune(task);
            } else {
                apply(task);
            }
        } catch (ApiException refused) {
            results.note(task, "SyncFailed", Phase.FAILED, refused.getMessage());
        } catch (IllegalArgumentException | UnsupportedOperationException | ClassCastException oddShape) {
            results.note(task, "SyncFailed", Phase.FAILED, "a field has the wrong type: " + oddShape.getMessage());
        }
    }

    private void apply(SyncTask task) {
        Optional<ResourceType> type =
                task.type().or(() -> client.type(task.key().group(), task.key().kind()));
        if (type.isEmpty()) {
            throw new ApiException(404, "NotFound", "the server could not find the requested resource", null);
        }
        if (isDry()) {
            results.note(task, "Synced", Phase.SUCCEEDED, task + " configured (dry run)");
            return;
        }
        Applying applying = new Applying(client);
        String said = isServerSide(task)
                ? applying.applyOnServer(type.get(), task.target())
                : applying.apply(type.get(), task.target(), task.live());
        results.note(task, "Synced", Phase.RUNNING, said);
    }

    /** What an object says of itself counts more. */
    private boolean isServerSide(SyncTask task) {
        boolean forAll = ArgoCd.hasOption(sync.path("syncOptions"), "ServerSideApply=true");
        return ArgoCd.hasOption(task.target(), ArgoCd.SYNC_OPTIONS, "ServerSideApply=true")
                || forAll && !ArgoCd.hasOption(task.target(), ArgoCd.SYNC_OPTIONS, "ServerSideApply=false");
    }

    private void prune(SyncTask task) {
        if (!sync.path("prune").asBoolean()) {
            results.note(task, "PruneSkipped", Phase.SUCCEEDED, "ignored (requires pruning)");
        } else if (ArgoCd.hasOption(task.live(), ArgoCd.SYNC_OPTIONS, "Prune=false")) {
            results.note(task, "PruneSkipped", Phase.SUCCEEDED, "ignored (no prune)");
        } else if (isDry()) {
            results.note(task, "Pruned", Phase.SUCCEEDED, "pruned (dry run)");
        } else {
            ResourceType type = task.type().orElseThrow();
            String namespace = type.namespaced() ? task.key().namespace() : null;
            if (!ArgoCd.isBeingDeleted(task.live())) {
                client.delete(type, namespace, task.key().name(), propagation());
            }
            results.note(task, "Pruned", Phase.SUCCEEDED, "pruned");
        }
    }

    private DeleteOptions propagation() {
        boolean background = ArgoCd.hasOption(sync.path("syncOptions"), "PrunePropagationPolicy=background");
        return background
                ? DeleteOptions.background()
                : new DeleteOptions(null, DeleteOptions.Propagation.Foreground, null, null, false);
    }
}
