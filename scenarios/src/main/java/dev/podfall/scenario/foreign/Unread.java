package dev.podfall.scenario.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What stands in the main file of an exercise and is not read: each field is told, and the file that it names is kept. */
final class Unread {
    private static final String NEXT = "See whether the task needs it.";

    private final TaskParts parts;
    private final String file;

    /** @param file the main file */
    Unread(TaskParts parts, String file) {
        this.parts = parts;
        this.file = file;
    }

    /**
     * The fields of an object.
     *
     * @param path where the object is, with a dot at its end; empty for the root
     * @param object what should be one; what is missing is none and is not told
     * @param texts the fields that are read as texts and numbers
     * @param others those whose values are read in another way
     */
    void fields(String path, JsonNode object, Set<String> texts, Set<String> others) {
        if (object.isMissingNode() || object.isNull()) {
            return;
        } else if (!object.isObject()) {
            leave(path.replaceFirst("[.]$", ""), object, "is no object and is not read");
            return;
        }
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (texts.contains(field.getKey())) {
                if (value.isContainerNode()) {
                    leave(path + field.getKey(), value, "is no text and is not read");
                }
            } else if (!others.contains(field.getKey())) {
                leave(path + field.getKey(), value, "is not known");
            }
        });
    }

    private void leave(String path, JsonNode value, String what) {
        boolean kept = keep(value);
        parts.leave(
                file,
                "The field \"" + path + "\" " + what + "." + (kept ? " What it names is kept in foreign/." : ""),
                NEXT);
    }

    private boolean keep(JsonNode value) {
        if (value.isTextual()) {
            return parts.keep(value.asText());
        }
        boolean kept = false;
        for (JsonNode inner : value) {
            kept |= keep(inner);
        }
        return kept;
    }
}
