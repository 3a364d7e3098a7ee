package dev.podfall.sim.registry;

import dev.podfall.sim.client.ForwardingClient;
import dev.podfall.sim.client.SimClient;

/** Lets admission, which the registry is built with, use the registry. */
final class DeferredClient extends ForwardingClient {
    private SimClient client;

    void become(SimClient newClient) {
        client = newClient;
    }

    @Override
    protected SimClient client() {
        return client;
    }
}
