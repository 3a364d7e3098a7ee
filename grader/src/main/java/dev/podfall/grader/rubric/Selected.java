package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects in evidence. */
final class Selected {
    private Selected() {}

    static Observation wanted(String kind, String namespace, String selector) {
        return new Observation.Objects(kind, namespace, selector);
    }

    static List<JsonNode> all(JsonNode list) {
        List<JsonNode> objects = new ArrayList<>();
        list.forEach(objects::add);
        return objects;
    }

    static Optional<JsonNode> named(JsonNode list, String name) {
        return all(list).stream()
                .filter(o -> o.at("/metadata/name").asText().equals(name))
                .findFirst();
    }

    /** Neither ending nor ended. */
    static boolean isLive(JsonNode object) {
        String phase = object.at("/status/phase").asText();
        return !object.path("metadata").hasNonNull("deletionTimestamp")
                && !phase.equals("Succeeded")
                && !phase.equals("Failed");
    }

    static Optional<ObjectNode> baseline(Evidence evidence, String kind, String namespace, String name) {
        return Optional.ofNullable(evidence.baseline().get(kind + "/" + namespace + "/" + name));
    }
}
