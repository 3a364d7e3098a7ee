package dev.podfall.sim.controllers.runtime;

import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One watch per type, shared by all controllers of a process. Listeners are told in the order they signed up; one that
 * fails does not keep the others from hearing. Mirrors
 * {@code k8s.io/client-go/informers.SharedInformerFactory}.
 */
public final class Informers {
    private final SimClient client;
    private final Map<ResourceType, Informer> informers = new LinkedHashMap<>();
    private boolean started;

    public Informers(SimClient client) {
        this.client = client;
    }

    /** The informer of that type; asking signs it up. */
    public Informer of(ResourceType type) {
        return informers.computeIfAbsent(type, t -> {
            Informer informer = new Informer();
            if (started) {
                informer.start(client, t);
            }
            return informer;
        });
    }

    /** Tells {@code listener} of every object and every change of that type. */
    public void on(ResourceType type, Consumer<WatchEvent> listener) {
        of(type).listen(listener);
    }

    /** Opens the watches. */
    public void start() {
        started = true;
        informers.forEach((type, informer) -> informer.start(client, type));
    }

    /** Closes the watches. */
    public void stop() {
        informers.values().forEach(Informer::stop);
    }
}
