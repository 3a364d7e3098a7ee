package dev.podfall.sim.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.Attributes;
import java.util.ArrayList;
import java.util.List;

/** What several plugins look for in a pod. */
final class PodSpecs {
    private PodSpecs() {}

    static ObjectNode of(Attributes attributes) {
        return (ObjectNode) attributes.object().get("spec");
    }

    /** Containers and init containers. */
    static List<ObjectNode> containers(JsonNode spec) {
        List<ObjectNode> all = new ArrayList<>();
        for (String list : new String[] {"containers", "initContainers"}) {
            for (JsonNode container : spec.path(list)) {
                if (container instanceof ObjectNode own) {
                    all.add(own);
                }
            }
        }
        return all;
    }
}
