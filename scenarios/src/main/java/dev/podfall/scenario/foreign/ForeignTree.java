package dev.podfall.scenario.foreign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.load.UnreadableData;
import dev.podfall.scenario.load.Yaml;
import java.util.List;

/** The main file of an exercise, as a tree. */
final class ForeignTree {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ForeignTree() {}

    static ObjectNode json(ForeignFiles files, String file) {
        try {
            JsonNode tree = JSON.readTree(files.find(file).orElse(""));
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw refused(files, file, "It is no JSON object.");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw refused(files, line < 1 ? file : file + ":" + line, "It is no JSON: " + e.getOriginalMessage() + ".");
        }
    }

    static ObjectNode yaml(ForeignFiles files, String file) {
        try {
            List<ObjectNode> documents = Yaml.documents(file, files.find(file).orElse(""));
            if (documents.size() == 1) {
                return documents.get(0);
            }
            throw refused(files, file, "It holds " + documents.size() + " documents, and should hold one.");
        } catch (UnreadableData wrong) {
            throw new ForeignRefused(
                    files.name(), List.of(new Finding(wrong.where(), wrong.what() + ".", wrong.next())));
        }
    }

    private static ForeignRefused refused(ForeignFiles files, String where, String what) {
        return new ForeignRefused(files.name(), List.of(new Finding(where, what, "Correct the file.")));
    }
}
