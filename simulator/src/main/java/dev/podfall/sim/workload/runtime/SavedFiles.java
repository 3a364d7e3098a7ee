package dev.podfall.sim.workload.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.files.Inode;
import dev.podfall.sim.files.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The writable layer of a cluster that was saved when files were still part of its journal. */
final class SavedFiles {
    private SavedFiles() {}

    /** @param saved by path: {@code kind}, {@code mode}, {@code content} in base64 */
    static void restore(JsonNode saved, Tree layer) {
        saved.fields().forEachRemaining(field -> restore(field.getKey(), field.getValue(), layer));
    }

    private static void restore(String path, JsonNode entry, Tree layer) {
        String kind = entry.path("kind").asText();
        if (kind.equals("GONE")) {
            layer.whiteOut(path);
            return;
        }
        Inode inode = kind.equals("DIRECTORY") ? layer.makeDirectory(path) : layer.file(path);
        if (inode != null && inode.isFile()) {
            try {
                byte[] content = entry.path("content").binaryValue();
                inode.content().write(0, content == null ? new byte[0] : content);
            } catch (IOException notBase64) {
                throw new UncheckedIOException("The saved file " + path + " is damaged.", notBase64);
            }
            layer.changeMode(inode, entry.path("mode").asInt());
        }
    }
}
