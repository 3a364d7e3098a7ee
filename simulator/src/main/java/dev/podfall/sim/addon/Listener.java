package dev.podfall.sim.addon;

import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.Key;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One that is told of a type's changes, and may fail at it: it asks the API, where upstream asks its cache, and may have lost the right.
 * Of each object the last change that it failed at is told again, all of them at once.
 */
final class Listener implements Consumer<WatchEvent> {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Manager manager;
    private final ResourceType type;
    private final Consumer<WatchEvent> listener;
    private final Map<Key, WatchEvent> missed = new LinkedHashMap<>();

    Listener(Manager manager, ResourceType type, Consumer<WatchEvent> listener) {
        this.manager = manager;
        this.type = type;
        this.listener = listener;
    }

    @Override
    public void accept(WatchEvent event) {
        try {
            listener.accept(event);
        } catch (ApiException refused) {
            miss(event);
            manager.watchFailed(type, refused);
        } catch (RuntimeException | StackOverflowError defect) {
            miss(event);
            Manager.panic(manager.log(), defect);
        }
    }

    private void miss(WatchEvent event) {
        if (missed.isEmpty()) {
            manager.process().after(PAUSE, this::again);
        }
        missed.put(Key.of(event.object()), event);
    }

    private void again() {
        List<WatchEvent> events = List.copyOf(missed.values());
        missed.clear();
        events.forEach(this);
    }
}
