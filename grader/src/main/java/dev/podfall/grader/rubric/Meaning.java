package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What counts in a comparison of two objects: neither labels and annotations of its own, nor what may differ. */
final class Meaning {
    private Meaning() {}

    /**
     * @param place kind, namespace, name
     * @param except {@code Kind/name:/pointer}
     */
    static JsonNode of(JsonNode object, String[] place, List<String> except) {
        JsonNode copy = object.deepCopy();
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.retain("name", "namespace");
        }
        for (String entry : except) {
            int colon = entry.indexOf(':');
            if (entry.substring(0, colon).equals(place[0] + "/" + place[2])) {
                remove(copy, entry.substring(colon + 1));
            }
        }
        return copy;
    }

    private static void remove(JsonNode object, String pointer) {
        int last = pointer.lastIndexOf('/');
        if (object.at(pointer.substring(0, last)) instanceof ObjectNode parent) {
            parent.remove(pointer.substring(last + 1));
        }
    }
}
