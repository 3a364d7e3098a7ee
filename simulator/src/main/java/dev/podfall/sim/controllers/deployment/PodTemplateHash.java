package dev.podfall.sim.controllers.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.controllers.runtime.Semantic;
import dev.podfall.sim.controllers.runtime.TemplateHash;

/** The label by which the pods of one template are told from those of another. */
final class PodTemplateHash {
    static final String LABEL = "pod-template-hash";

    private PodTemplateHash() {}

    /** @param collisions counts how often the name was taken by another template */
    static String of(JsonNode template, int collisions) {
        return TemplateHash.of(withoutHash(template), collisions);
    }

    /** Whether two templates mean the same, leaving the hash label aside. */
    static boolean same(JsonNode one, JsonNode other) {
        return Semantic.equal(withoutHash(one), withoutHash(other));
    }

    private static JsonNode withoutHash(JsonNode template) {
        if (!template.path("metadata").path("labels").has(LABEL)) {
            return template;
        }
        JsonNode copy = template.deepCopy();
        ((ObjectNode) copy.path("metadata").path("labels")).remove(LABEL);
        return copy;
    }
}
