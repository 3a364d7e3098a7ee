package dev.podfall.sim.scheduler.framework;

import dev.podfall.sim.client.SimClient;
import java.util.ArrayList;
import java.util.List;

/**
 * The cluster during one scheduling cycle. Mirrors {@code pkg/scheduler/backend/cache.Snapshot}.
 *
 * @param nodes in order of name
 * @param client for what only few pods need: claims, classes, namespaces, owners
 */
public record Snapshot(List<NodeInfo> nodes, SimClient client) {
    /** The same with one node as it would be. */
    public Snapshot with(NodeInfo changed) {
        List<NodeInfo> copy = new ArrayList<>(nodes);
        copy.replaceAll(n -> n.name().equals(changed.name()) ? changed : n);
        return new Snapshot(copy, client);
    }
}
