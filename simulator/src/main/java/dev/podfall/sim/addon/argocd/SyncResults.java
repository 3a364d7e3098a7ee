package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What became of the steps of a sync, in the operation's state. Mirrors {@code setResourceResult} of {@code pkg/sync/sync_context.go}. */
final class SyncResults {
    private final ObjectNode state;

    SyncResults(ObjectNode state) {
        this.state = state;
    }

    /**
     * Notes it down.
     *
     * @param status null for what it was
     * @param message empty for what it was
     */
    void note(SyncTask task, String status, String phase, String message) {
        ObjectNode entry = entry(task);
        if (status != null) {
            entry.put("status", status);
        }
        if (!message.isEmpty() || !entry.has("message")) {
            entry.put("message", message);
        }
        entry.put("hookPhase", phase);
        task.result(entry);
    }

    private ObjectNode entry(SyncTask task) {
        for (JsonNode entry : state.withObject("/syncResult").withArray("/resources")) {
            if (task.concerns(entry)) {
                return (ObjectNode) entry;
            }
        }
        ResourceKey key = task.key();
        ObjectNode entry =
                state.withObject("/syncResult").withArray("/resources").addObject();
        entry.put("group", key.group());
        if (task.isHook()) {
            entry.put("hookType", task.phase());
        }
        return entry.put("kind", key.kind())
                .put("name", key.name())
                .put("namespace", key.namespace())
                .put("syncPhase", task.phase())
                .put("version", ResourceKey.version(task.any()));
    }
}
