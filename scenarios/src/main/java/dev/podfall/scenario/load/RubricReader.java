package dev.podfall.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.rubric.RubricSpec;
import java.util.List;
import java.util.Set;

/**
 * Reads a rubric. A criterion or guard {@code use: NAME} stands for {@code claims/NAME.yaml} of the lab's world, or in {@code
 * shared/}; what is written beside it takes the place of what stands there. Either may be used as the other: what only a criterion
 * has says nothing among the guards, and the other way round.
 */
final class RubricReader {
    private static final String FOLDER = "claims";
    private static final String ENDING = ".yaml";
    private static final Set<String> OF_CRITERIA = Set.of("weight", "mode", "visibility", "about", "price", "needed");
    private static final Set<String> OF_GUARDS = Set.of("severity", "cost");

    private final Filled files;
    private final Shelf shelf;

    RubricReader(Filled files, Shelf shelf) {
        this.files = files;
        this.shelf = shelf;
    }

    RubricSpec read(String file) {
        return Yaml.convert(RubricSpec.class, file, tree(file));
    }

    /** With the shared claims in their places. */
    ObjectNode tree(String file) {
        ObjectNode tree = files.tree(file);
        resolve(file, tree.path("criteria"), OF_GUARDS);
        resolve(file, tree.path("guards"), OF_CRITERIA);
        return tree;
    }

    private void resolve(String file, JsonNode list, Set<String> ofOthers) {
        if (!(list instanceof ArrayNode entries)) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof ObjectNode entry && entry.has("use")) {
                String shared = shelf.file(FOLDER + "/" + entry.path("use").asText() + ENDING);
                if (files.source().find(shared).isEmpty()) {
                    throw unknown(file, entry.path("use").asText());
                }
                ObjectNode whole = files.tree(shared).deepCopy().without(ofOthers);
                entry.properties().stream()
                        .filter(e -> !e.getKey().equals("use"))
                        .forEach(e -> whole.set(e.getKey(), e.getValue()));
                entries.set(i, whole);
            }
        }
    }

    private UnreadableData unknown(String file, String name) {
        Set<String> names = shelf.names(FOLDER, ENDING);
        List<String> meant = Nearest.to(name, names);
        return new UnreadableData(
                file,
                "\"use: " + name + "\" names no shared claim"
                        + (meant.isEmpty() ? "" : "; did you mean " + String.join(" or ", meant) + "?"),
                "Use one of: " + String.join(", ", names) + "; or write shared/" + FOLDER + "/" + name + ENDING + ".",
                null);
    }
}
