package dev.podfall.sim.admission.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.admission.plugin.ClusterView;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The policies of one kind, each compiled once for each spec: what is stored is shared and never changes. */
final class Policies {
    private final ClusterView cluster;
    private final ResourceType type;
    private final Map<String, Policy> compiled = new HashMap<>();

    Policies(ClusterView cluster, ResourceType type) {
        this.cluster = cluster;
        this.type = type;
    }

    /** @param json as it is stored */
    Policy compiled(ObjectNode json) {
        String name = json.path("metadata").path("name").asText();
        Policy known = compiled.get(name);
        if (known == null || known.spec() != json.path("spec")) {
            compiled.keySet().retainAll(names());
            known = new Policy(json);
            compiled.put(name, known);
        }
        return known;
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>();
        cluster.all(type).forEach(p -> names.add(p.path("metadata").path("name").asText()));
        return names;
    }

    /** The namespace of a request; missing for objects of the cluster and for Namespaces. */
    JsonNode namespace(Attributes request) {
        boolean none = request.namespace() == null || request.type().equals(Resources.NAMESPACES);
        return none ? MissingNode.getInstance() : cluster.namespace(request.namespace());
    }
}
