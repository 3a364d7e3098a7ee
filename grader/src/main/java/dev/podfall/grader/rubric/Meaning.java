package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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

    /** Where they differ, such as {@code data.THRESHOLD}; a list counts as one place. */
    static List<String> differences(JsonNode before, JsonNode now) {
        List<String> places = new ArrayList<>();
        compare("", before, now, places);
        return places;
    }

    private static void compare(String place, JsonNode before, JsonNode now, List<String> places) {
        if (!before.isObject() || !now.isObject()) {
            if (!before.equals(now)) {
                places.add(place);
            }
            return;
        }
        Set<String> fields = new TreeSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        now.fieldNames().forEachRemaining(fields::add);
        fields.forEach(f -> compare(place.isEmpty() ? f : place + "." + f, before.path(f), now.path(f), places));
    }

    private static void remove(JsonNode object, String pointer) {
        int last = pointer.lastIndexOf('/');
        if (object.at(pointer.substring(0, last)) instanceof ObjectNode parent) {
            parent.remove(pointer.substring(last + 1));
        }
    }
}
