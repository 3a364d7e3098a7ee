package dev.podfall.grader.gameday.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.engine.Namespaces;
import java.util.Map;

/** Nodes are called differently on every cluster: puts their names there into a game day. */
final class NodeNames {
    private NodeNames() {}

    /** A copy. @param names on the cluster, by those in the game day */
    static JsonNode in(JsonNode gameDay, Map<String, String> names) {
        JsonNode copy = gameDay.deepCopy();
        if (!names.isEmpty()) {
            // Whole words, all at once: one's new name may be another's old one.
            replace(copy, new Namespaces(names));
        }
        return copy;
    }

    private static void replace(JsonNode tree, Namespaces words) {
        if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()) {
                    array.set(i, TextNode.valueOf(words.inText(array.get(i).textValue())));
                } else {
                    replace(array.get(i), words);
                }
            }
        } else if (tree instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue().isTextual()) {
                    field.setValue(
                            TextNode.valueOf(words.inText(field.getValue().textValue())));
                } else {
                    replace(field.getValue(), words);
                }
            });
        }
    }
}
