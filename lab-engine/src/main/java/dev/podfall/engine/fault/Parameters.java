package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Target;

/** A fault's parameters, and what they point at. */
record Parameters(String fault, ObjectNode with) {
    String text(String name) {
        JsonNode value = with.path(name);
        if (!value.isValueNode() || value.asText().isEmpty()) {
            throw new FaultUnfit(fault, "parameter " + name + " is missing");
        }
        return value.asText();
    }

    String text(String name, String otherwise) {
        return with.hasNonNull(name) ? text(name) : otherwise;
    }

    /** The Deployment that {@code namespace} and {@code deployment} name. */
    Target deployment() {
        return new Target("Deployment", text("namespace"), text("deployment"));
    }

    /** The container that {@code container} names in it, as it is now. */
    JsonNode container(ClusterApi api) {
        Target at = deployment();
        ObjectNode deployment = api.find(at.kind(), at.namespace(), at.name())
                .orElseThrow(() -> new FaultUnfit(fault, "there is no Deployment " + at.name()));
        for (JsonNode container : deployment.at("/spec/template/spec/containers")) {
            if (container.path("name").asText().equals(text("container"))) {
                return container;
            }
        }
        throw new FaultUnfit(fault, "Deployment " + at.name() + " has no container " + text("container"));
    }
}
