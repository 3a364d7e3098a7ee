package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ForwardingClient;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import java.util.List;

/** Counts the objects that a controller lists: what a look of its costs. */
final class CountingClient extends ForwardingClient {
    private final SimClient client;
    private long listed;

    CountingClient(SimClient client) {
        this.client = client;
    }

    @Override
    protected SimClient client() {
        return client;
    }

    /** How many objects it handed out in lists so far. */
    long listed() {
        return listed;
    }

    private List<ObjectNode> counted(List<ObjectNode> list) {
        listed += list.size();
        return list;
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace) {
        return counted(super.list(type, namespace));
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace, LabelSelector labels) {
        return counted(super.list(type, namespace, labels));
    }

    @Override
    public List<ObjectNode> controlledBy(ResourceType type, String namespace, String uid) {
        return counted(super.controlledBy(type, namespace, uid));
    }
}
