package dev.podfall.sim.kubelet.backoff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.host.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Waits that double after each failure and are forgotten after twice the longest of them. Mirrors
 * {@code k8s.io/client-go/util/flowcontrol.Backoff}; kept on the node disk.
 */
public final class BackOff {
    private final Host host;
    private final String diskKey;
    private final Duration initial;
    private final Duration max;
    private final Map<String, Entry> entries = new HashMap<>();

    /** @param diskKey where it is kept */
    public BackOff(Host host, String diskKey, Duration initial, Duration max) {
        this.host = host;
        this.diskKey = diskKey;
        this.initial = initial;
        this.max = max;
        host.disk()
                .read(diskKey)
                .ifPresent(saved -> saved.fields().forEachRemaining(e -> load(e.getKey(), e.getValue())));
    }

    private void load(String key, JsonNode saved) {
        entries.put(
                key,
                new Entry(
                        Duration.ofMillis(saved.path("wait").asLong()),
                        Instant.parse(saved.path("updated").asText())));
    }

    /** The wait that holds for {@code key} now, zero for none. */
    public Duration get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? Duration.ZERO : entry.delay;
    }

    /** Another failure: the wait doubles, or begins anew when the last one is long ago. */
    public void next(String key, Instant event) {
        Entry entry = entries.get(key);
        Duration wait = initial;
        if (entry != null && !isExpired(entry, event)) {
            Duration doubled = entry.delay.multipliedBy(2);
            wait = doubled.compareTo(max) > 0 ? max : doubled;
        }
        entries.put(key, new Entry(wait, host.now()));
        save();
    }

    /** Whether the wait, counted from {@code event}, still runs. */
    public boolean isWaitingSince(String key, Instant event) {
        Entry entry = entries.get(key);
        return entry != null
                && !isExpired(entry, event)
                && Duration.between(event, host.now()).compareTo(entry.delay) < 0;
    }

    /** Whether the wait, counted from the last failure, still runs. */
    public boolean isWaiting(String key) {
        Entry entry = entries.get(key);
        return entry != null
                && !isExpired(entry, host.now())
                && Duration.between(entry.updated, host.now()).compareTo(entry.delay) < 0;
    }

    /** Forgets every key that begins with {@code prefix}. */
    public void forget(String prefix) {
        if (entries.keySet().removeIf(key -> key.startsWith(prefix))) {
            save();
        }
    }

    private boolean isExpired(Entry entry, Instant event) {
        return Duration.between(entry.updated, event).compareTo(max.multipliedBy(2)) > 0;
    }

    private void save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        entries.forEach((key, entry) ->
                saved.putObject(key).put("wait", entry.delay.toMillis()).put("updated", entry.updated.toString()));
        host.disk().write(diskKey, saved);
    }

    private record Entry(Duration delay, Instant updated) {}
}
