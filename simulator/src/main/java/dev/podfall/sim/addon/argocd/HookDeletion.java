package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import java.util.List;

/** When hooks go, and that they stay until they were looked at. Mirrors {@code pkg/sync/hook/delete_policy.go}. */
final class HookDeletion {
    private final SimClient client;

    HookDeletion(SimClient client) {
        this.client = client;
    }

    /** Deletes hooks of an earlier sync that stand where these are to be. @return whether there was one */
    boolean before(List<SyncTask> tasks) {
        boolean any = false;
        for (SyncTask task : tasks) {
            if (task.isHook() && task.live() != null && Hooks.isDeleted(task.target(), Hooks.BEFORE_CREATION)) {
                release(task);
                delete(task);
                any = true;
            }
        }
        return any;
    }

    /** Deletes hooks that ran, as they wish. @param policy {@code HookSucceeded} or {@code HookFailed} */
    void after(List<SyncTask> tasks, String policy) {
        for (SyncTask task : tasks) {
            if (task.isHook()
                    && task.live() != null
                    && !task.isPending()
                    && !task.isRunning()
                    && Hooks.isDeleted(task.target(), policy)) {
                delete(task);
            }
        }
    }

    private void delete(SyncTask task) {
        ResourceType type = task.type().orElseThrow();
        try {
            client.delete(
                    type,
                    type.namespaced() ? task.key().namespace() : null,
                    task.key().name(),
                    DeleteOptions.background());
        } catch (ApiException refused) {
            if (refused.code() != 404) {
                throw refused;
            }
        }
    }

    /** Lets go of a hook: whoever deletes it now finds nobody who waits. */
    void release(SyncTask task) {
        JsonNode finalizers = task.live().path("metadata").path("finalizers");
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        finalizers.forEach(f -> {
            if (!f.asText().equals(SyncTasks.HOOK_FINALIZER)) {
                kept.add(f);
            }
        });
        if (kept.size() == finalizers.size()) {
            return;
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").set("finalizers", kept);
        ResourceType type = task.type().orElseThrow();
        try {
            client.patch(
                    type,
                    type.namespaced() ? task.key().namespace() : null,
                    task.key().name(),
                    PatchType.MERGE,
                    patch,
                    null);
        } catch (ApiException refused) {
            if (refused.code() != 404) {
                throw refused;
            }
        }
    }
}
