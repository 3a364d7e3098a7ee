package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * A short name for what a pod template says, in the letters of generated names. Mirrors
 * {@code pkg/controller.ComputeHash}; the digits differ from upstream's, which hashes Go's own printing of the object.
 */
public final class TemplateHash {
    private static final String SAFE = "bcdfghjklmnpqrstvwxz2456789";

    private TemplateHash() {}

    /** @param collisions counts how often the name was taken by another template */
    public static String of(JsonNode template, int collisions) {
        int hash = 0x811c9dc5;
        String text = Semantic.canonical(template) + (collisions == 0 ? "" : "#" + collisions);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        StringBuilder letters = new StringBuilder();
        Integer.toUnsignedString(hash).chars().forEach(c -> letters.append(SAFE.charAt(c % SAFE.length())));
        return letters.toString();
    }
}
