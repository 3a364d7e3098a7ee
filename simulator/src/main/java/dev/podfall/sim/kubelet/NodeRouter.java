package dev.podfall.sim.kubelet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.gateway.NodeGateway;
import java.util.HashMap;
import java.util.Map;

/** Finds the node of a pod and asks its kubelet. Mirrors {@code pkg/registry/core/pod/strategy.go}'s locations. */
public final class NodeRouter implements NodeGateway {
    private final SimClient client;
    private final Map<String, NodeGateway> nodes = new HashMap<>();

    public NodeRouter(SimClient client) {
        this.client = client;
    }

    public void add(Kubelet kubelet) {
        nodes.put(kubelet.nodeName(), kubelet.gateway());
    }

    /** The node cannot be reached any more. */
    public void remove(String node) {
        nodes.remove(node);
    }

    /** {@inheritDoc} A pod without a node has no log, and that is no error. */
    @Override
    public Stream logs(LogRequest request, Output output) {
        String node = nodeOf(request.namespace(), request.pod());
        if (node.isEmpty()) {
            output.ended(0);
            return () -> {};
        }
        return kubelet(node).logs(request, output);
    }

    @Override
    public Session exec(ExecRequest request, Output output) {
        return assigned(request.namespace(), request.pod()).exec(request, output);
    }

    @Override
    public Session attach(ExecRequest request, Output output) {
        return assigned(request.namespace(), request.pod()).attach(request, output);
    }

    @Override
    public Stream connect(String namespace, String pod, int port, Output output) {
        return assigned(namespace, pod).connect(namespace, pod, port, output);
    }

    @Override
    public void freeze(String namespace, String pod, String container) {
        assigned(namespace, pod).freeze(namespace, pod, container);
    }

    @Override
    public void throttle(String namespace, String pod, String container, boolean on) {
        assigned(namespace, pod).throttle(namespace, pod, container, on);
    }

    private NodeGateway assigned(String namespace, String pod) {
        String node = nodeOf(namespace, pod);
        if (node.isEmpty()) {
            throw ApiException.badRequest("pod " + pod + " does not have a host assigned");
        }
        return kubelet(node);
    }

    private NodeGateway kubelet(String node) {
        NodeGateway gateway = nodes.get(node);
        if (gateway == null) {
            String text = "Get \"https://" + node + ":10250\": dial tcp " + node + ":10250: connect: no route to host";
            throw new ApiException(500, "InternalError", text, null);
        }
        return gateway;
    }

    private String nodeOf(String namespace, String pod) {
        ObjectNode object = client.get(Resources.PODS, namespace, pod);
        return object.path("spec").path("nodeName").asText();
    }
}
