package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.SetResources;
import java.util.List;
import java.util.Map;

/** {@code memory-limit}: less memory. Parameters: namespace, deployment, container, request, limit. */
final class MemoryLimit implements Fault {
    @Override
    public String name() {
        return "memory-limit";
    }

    @Override
    public Injection plan(ClusterApi api, ObjectNode with) {
        Parameters p = new Parameters(name(), with);
        JsonNode resources = p.container(api).path("resources");
        String request = resources.at("/requests/memory").asText();
        String limit = resources.at("/limits/memory").asText();
        if (request.isEmpty() || limit.isEmpty()) {
            throw new FaultUnfit(name(), "the baseline needs a memory request and limit to come back to");
        }
        return new Injection(
                name(), List.of(set(p, p.text("request"), p.text("limit"))), List.of(set(p, request, limit)));
    }

    private static SetResources set(Parameters p, String request, String limit) {
        Map<String, String> requests = Map.of("memory", request);
        return new SetResources(p.deployment(), p.text("container"), requests, Map.of("memory", limit));
    }
}
