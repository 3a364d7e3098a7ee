package dev.podfall.sim.addon.argocd;

import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Tells of changes of what is managed. A type is watched once an Application manages an object of it. Mirrors {@code controller/cache}. */
final class Drift {
    private final SimClient client;
    private final LogrusLog log;
    private final Consumer<String> concerned;
    private final Set<ResourceType> watched = new HashSet<>();

    /** @param concerned told the name of the Application that an object bears */
    Drift(SimClient client, LogrusLog log, Consumer<String> concerned) {
        this.client = client;
        this.log = log;
        this.concerned = concerned;
    }

    void watch(ResourceType type) {
        if (!watched.add(type)) {
            return;
        }
        try {
            client.watch(type, null, this::changed);
        } catch (ApiException refused) {
            watched.remove(type);
            log.watchFailed(type.qualifiedName(), refused.getMessage());
        }
    }

    private void changed(WatchEvent event) {
        String application = ArgoCd.trackedBy(event.object());
        if (!application.isEmpty()) {
            concerned.accept(application);
        }
    }
}
