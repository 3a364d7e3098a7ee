package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.store.Change;
import dev.podfall.sim.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;

/** Events live for an hour after their last write. Mirrors {@code --event-ttl}. */
final class EventExpiry {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String EVENTS = Objects.table(Resources.EVENTS);

    private final Store store;
    private final Timeline timeline;
    private final ArrayDeque<Write> writes = new ArrayDeque<>();
    private boolean armed;

    /** A write of an event, known by its resourceVersion. */
    private record Write(String key, String version, Instant at) {}

    EventExpiry(Store store, Timeline timeline) {
        this.store = store;
        this.timeline = timeline;
        for (ObjectNode event : new ArrayList<>(store.list(EVENTS, ""))) {
            wrote(key(event), event);
        }
        store.listen(this::changed);
    }

    private static String key(ObjectNode event) {
        return Metadata.text(event, "namespace") + "/" + Metadata.text(event, "name");
    }

    private void changed(Change change) {
        if (change.type().equals(EVENTS) && !change.removed()) {
            wrote(change.key(), change.after());
        }
    }

    private void wrote(String key, ObjectNode event) {
        writes.addLast(new Write(key, Metadata.text(event, "resourceVersion"), timeline.now()));
        arm();
    }

    private void arm() {
        if (!armed && !writes.isEmpty()) {
            armed = true;
            Duration wait =
                    Duration.between(timeline.now(), writes.getFirst().at().plus(LIFETIME));
            timeline.after(wait, "events expire", this::expire);
        }
    }

    private void expire() {
        armed = false;
        Instant old = timeline.now().minus(LIFETIME);
        while (!writes.isEmpty() && !writes.getFirst().at().isAfter(old)) {
            Write write = writes.removeFirst();
            ObjectNode event = store.get(EVENTS, write.key());
            if (event != null && Metadata.text(event, "resourceVersion").equals(write.version())) {
                store.remove(EVENTS, write.key());
            }
        }
        arm();
    }
}
