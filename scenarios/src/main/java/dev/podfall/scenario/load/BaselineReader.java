package dev.podfall.scenario.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a baseline's manifests: the files of the folder in order of their names. A document {@code include: PATH} stands
 * for the documents of a file of the lab's world, or under {@code shared/}.
 */
final class BaselineReader {
    private static final int DEEPEST = 10;

    private final Filled files;
    private final Shelf shelf;

    BaselineReader(Filled files, Shelf shelf) {
        this.files = files;
        this.shelf = shelf;
    }

    /** The world's manifests, and then the lab's own: one of an object that the world has takes its place. */
    List<ObjectNode> read(String folder) {
        List<ObjectNode> all = all(shelf.files("baseline"));
        for (ObjectNode own : all(files.source().files(folder))) {
            int place = shelf.world() == null ? -1 : placeOf(own, all);
            if (place < 0) {
                all.add(own);
            } else {
                all.set(place, own);
            }
        }
        return some(all, folder);
    }

    /** The world's manifests alone. */
    List<ObjectNode> read() {
        return some(all(shelf.files("baseline")), Worlds.FOLDER + shelf.world() + "/baseline");
    }

    private static List<ObjectNode> some(List<ObjectNode> all, String folder) {
        if (all.isEmpty()) {
            throw new UnreadableData(folder, "there is no manifest", "Put the healthy cluster's YAML here.", null);
        }
        return List.copyOf(all);
    }

    private List<ObjectNode> all(List<String> manifests) {
        List<ObjectNode> all = new ArrayList<>();
        manifests.forEach(file -> all.addAll(readFile(file, 0)));
        return all;
    }

    private static int placeOf(ObjectNode object, List<ObjectNode> all) {
        List<String> wanted = identity(object);
        for (int i = 0; i < all.size(); i++) {
            if (identity(all.get(i)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> identity(ObjectNode object) {
        return List.of(
                object.path("kind").asText(),
                object.at("/metadata/namespace").asText(),
                object.at("/metadata/name").asText());
    }

    private List<ObjectNode> included(String by, String file, int depth) {
        try {
            return readFile(file, depth);
        } catch (UnreadableData wrong) {
            if (wrong.where()
                    .equals(file)) { // without a line, and perhaps without a file: who asked for it can be corrected
                throw new UnreadableData(by, "it includes " + file + ": " + wrong.what(), wrong.next(), wrong);
            }
            throw wrong;
        }
    }

    private List<ObjectNode> readFile(String file, int depth) {
        if (depth > DEEPEST) {
            throw new UnreadableData(file, "files include each other in a circle", "Take one include out.", null);
        }
        List<ObjectNode> all = new ArrayList<>();
        for (ObjectNode document : files.documents(file)) {
            if (document.has("include")) {
                all.addAll(included(file, shelf.file(document.path("include").asText()), depth + 1));
            } else if (!document.hasNonNull("kind") || !document.hasNonNull("apiVersion")) {
                throw new UnreadableData(file, "a manifest lacks kind or apiVersion", "Add them.", null);
            } else {
                all.add(document);
            }
        }
        return all;
    }
}
