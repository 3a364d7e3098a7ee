package dev.podfall.sim.workload.git;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kustomize.Folder;
import dev.podfall.sim.kustomize.Kustomize;
import dev.podfall.sim.kustomize.KustomizeFailure;
import java.util.List;
import java.util.SortedMap;

/**
 * A patch more in what a folder builds, however its kustomization is written and called. A folder without one gets one that names all its
 * files of YAML.
 */
final class Overlay {
    private Overlay() {}

    /**
     * @param files of the commit to be; changed
     * @param patch kind, name, and the patch's text
     * @throws IllegalArgumentException if the folder's kustomization is none
     */
    static void add(SortedMap<String, byte[]> files, String directory, List<String> patch) {
        Folder folder = new Folder("", files);
        String path = Folder.resolve("", directory);
        ObjectNode built;
        try {
            built = folder.kustomization(path).orElseGet(() -> ofAllFiles(folder, path));
        } catch (KustomizeFailure unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
        ArrayNode patches = built.path("patches") instanceof ArrayNode some ? some : built.putArray("patches");
        ObjectNode added = patches.addObject();
        added.putObject("target").put("kind", patch.get(0)).put("name", patch.get(1));
        added.put("patch", patch.get(2));
        Folder after = folder.with(path, built);
        files.clear();
        after.below("").forEach(file -> files.put(file, after.file(file).orElseThrow()));
    }

    private static ObjectNode ofAllFiles(Folder folder, String path) {
        ObjectNode made = Kustomize.empty();
        ArrayNode resources = made.putArray("resources");
        for (String file : folder.below(path)) {
            String inside = path.isEmpty() ? file : file.substring(path.length() + 1);
            if (inside.matches("[^/]+\\.(ya?ml|json)")) {
                resources.add(inside);
            }
        }
        return made;
    }
}
