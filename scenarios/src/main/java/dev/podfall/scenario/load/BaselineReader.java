package dev.podfall.scenario.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a baseline's manifests: the files of the folder in order of their names. A document {@code include: PATH} stands
 * for the documents of a file under {@code shared/}.
 */
final class BaselineReader {
    private static final int DEEPEST = 10;

    private final Source source;

    BaselineReader(Source source) {
        this.source = source;
    }

    List<ObjectNode> read(String folder) {
        List<ObjectNode> all = new ArrayList<>();
        for (String file : source.files(folder)) {
            all.addAll(readFile(file, 0));
        }
        if (all.isEmpty()) {
            throw new UnreadableData(folder, "there is no manifest", "Put the healthy cluster's YAML here.", null);
        }
        return List.copyOf(all);
    }

    private List<ObjectNode> readFile(String file, int depth) {
        if (depth > DEEPEST) {
            throw new UnreadableData(file, "files include each other in a circle", "Take one include out.", null);
        }
        List<ObjectNode> all = new ArrayList<>();
        for (ObjectNode document : Yaml.documents(file, source.read(file))) {
            if (document.has("include")) {
                all.addAll(readFile("shared/" + document.path("include").asText(), depth + 1));
            } else if (!document.hasNonNull("kind") || !document.hasNonNull("apiVersion")) {
                throw new UnreadableData(file, "a manifest lacks kind or apiVersion", "Add them.", null);
            } else {
                all.add(document);
            }
        }
        return all;
    }
}
