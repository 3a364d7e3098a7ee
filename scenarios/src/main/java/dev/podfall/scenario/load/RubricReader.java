package dev.podfall.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.rubric.RubricSpec;

/**
 * Reads a rubric. A criterion or guard {@code use: NAME} stands for {@code shared/claims/NAME.yaml}; what is written
 * beside it takes the place of what stands there.
 */
final class RubricReader {
    private final Source source;

    RubricReader(Source source) {
        this.source = source;
    }

    RubricSpec read(String file) {
        ObjectNode tree = Yaml.read(ObjectNode.class, file, source.read(file));
        resolve(tree.path("criteria"));
        resolve(tree.path("guards"));
        return Yaml.convert(RubricSpec.class, file, tree);
    }

    private void resolve(JsonNode list) {
        if (!(list instanceof ArrayNode entries)) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof ObjectNode entry && entry.has("use")) {
                String shared = "shared/claims/" + entry.path("use").asText() + ".yaml";
                ObjectNode whole = Yaml.read(ObjectNode.class, shared, source.read(shared));
                entry.properties().stream()
                        .filter(e -> !e.getKey().equals("use"))
                        .forEach(e -> whole.set(e.getKey(), e.getValue()));
                entries.set(i, whole);
            }
        }
    }
}
