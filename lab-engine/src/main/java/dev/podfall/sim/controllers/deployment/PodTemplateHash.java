package dev.podfall.sim.controllers.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.controllers.runtime.Semantic;
import java.nio.charset.StandardCharsets;

/**
 * A short name for what a pod template says, in the letters of generated names. Mirrors
 * {@code pkg/controller.ComputeHash}; the digits differ from upstream's, which hashes Go's own printing of the object.
 */
public final class PodTemplateHash {
    static final String LABEL = "pod-template-hash";

    private static final String SAFE = "bcdfghjklmnpqrstvwxz2456789";

    private PodTemplateHash() {}

    /** @param collisions counts how often the name was taken by another template */
    public static String of(JsonNode template, int collisions) {
        int hash = 0x811c9dc5;
        String text = Semantic.canonical(withoutHash(template)) + (collisions == 0 ? "" : "#" + collisions);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        StringBuilder letters = new StringBuilder();
        Integer.toUnsignedString(hash).chars().forEach(c -> letters.append(SAFE.charAt(c % SAFE.length())));
        return letters.toString();
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
