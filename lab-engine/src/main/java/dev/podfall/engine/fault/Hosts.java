package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import java.util.Set;
import java.util.TreeSet;

/** The nodes that pods run on: faults name pods, for nodes are called differently on every cluster. */
final class Hosts {
    private Hosts() {}

    /** Of the pods that the parameters {@code namespace} and {@code selector} name. */
    static Set<String> of(ClusterApi api, Parameters p) {
        Set<String> nodes = new TreeSet<>();
        for (ObjectNode pod : api.list("Pod", p.text("namespace"), p.text("selector"))) {
            String node = pod.at("/spec/nodeName").asText();
            if (!node.isEmpty()) {
                nodes.add(node);
            }
        }
        if (nodes.isEmpty()) {
            throw new FaultUnfit(p.fault(), "no pod with " + p.text("selector") + " runs on a node");
        }
        return nodes;
    }
}
