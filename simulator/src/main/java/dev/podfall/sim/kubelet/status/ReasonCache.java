package dev.podfall.sim.kubelet.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.container.StartResult;
import dev.podfall.sim.kubelet.host.Host;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why containers did not start the last time, kept on the node disk so that a restart forgets nothing. Mirrors
 * {@code pkg/kubelet/reason_cache.go}.
 */
public final class ReasonCache {
    private static final String PREFIX = "reason/";

    private final Host host;
    private final Map<String, Map<String, StartResult>> failures = new HashMap<>();

    public ReasonCache(Host host) {
        this.host = host;
        host.disk().all(PREFIX).forEach((key, saved) -> load(key.substring(PREFIX.length()), saved));
    }

    private void load(String uid, ObjectNode saved) {
        Map<String, StartResult> all = new HashMap<>();
        saved.fields().forEachRemaining(e -> all.put(e.getKey(), failure(e.getValue())));
        failures.put(uid, all);
    }

    private static StartResult failure(JsonNode saved) {
        return new StartResult(
                saved.path("reason").asText(), saved.path("message").asText(), null);
    }

    /** A start that succeeded clears the entry. */
    public void update(String uid, String container, StartResult result) {
        Map<String, StartResult> ofPod = failures.computeIfAbsent(uid, k -> new HashMap<>());
        StartResult before = result.isStarted() ? ofPod.remove(container) : ofPod.put(container, result);
        boolean same = before == null ? result.isStarted() : isSame(before, result);
        if (!same) {
            save(uid, ofPod);
        }
    }

    private static boolean isSame(StartResult before, StartResult now) {
        return before.reason().equals(now.reason()) && before.message().equals(now.message());
    }

    private void save(String uid, Map<String, StartResult> ofPod) {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        ofPod.forEach((name, failure) ->
                saved.putObject(name).put("reason", failure.reason()).put("message", failure.message()));
        host.disk().write(PREFIX + uid, saved);
    }

    Optional<StartResult> get(String uid, String container) {
        return Optional.ofNullable(failures.getOrDefault(uid, Map.of()).get(container));
    }

    public void forget(String uid) {
        if (failures.remove(uid) != null) {
            host.disk().remove(PREFIX + uid);
        }
    }
}
