package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.client.ForwardingClient;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import java.util.function.Consumer;

/** The API as a process uses it: what it watches is told as long as it lives, and not while it is stopped. */
final class ProcessClient extends ForwardingClient {
    private final SimClient client;
    private final SimProcess process;

    ProcessClient(SimClient client, SimProcess process) {
        this.client = client;
        this.process = process;
    }

    @Override
    protected SimClient client() {
        return client;
    }

    @Override
    public Watch watch(ResourceType type, String namespace, Consumer<WatchEvent> listener) {
        return kept(super.watch(type, namespace, told(listener)));
    }

    @Override
    public Watch watchWhere(ResourceType type, String field, String value, Consumer<WatchEvent> listener) {
        return kept(super.watchWhere(type, field, value, told(listener)));
    }

    private Consumer<WatchEvent> told(Consumer<WatchEvent> listener) {
        return event -> process.guarded(() -> listener.accept(event));
    }

    private Watch kept(Watch watch) {
        return process.wishes().atTheEnd(watch::close)::run;
    }
}
