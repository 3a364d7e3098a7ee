package dev.podfall.sim.admission;

import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import java.util.List;

/** All plugins, in upstream's order. */
public final class Admission {
    private final List<AdmissionPlugin> plugins;

    /** @param client reads and writes what the plugins need, as the API server itself */
    public Admission(SimClient client, Dice dice) {
        this.plugins = List.of(new NamespaceLifecycle(client));
    }

    public void mutate(Attributes attributes) {
        plugins.forEach(p -> p.admit(attributes));
    }

    public void validate(Attributes attributes) {
        plugins.forEach(p -> p.validate(attributes));
    }
}
