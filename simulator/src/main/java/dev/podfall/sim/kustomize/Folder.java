package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tree of files, and the name that it has in messages. Paths in it begin with no slash; the folder itself is the empty one. Nothing
 * leads out of it.
 */
public final class Folder {
    private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private final String name;
    private final SortedMap<String, byte[]> files;

    /** @param name where it lies, such as {@code /tmp/kustomization-1}, for messages alone */
    public Folder(String name, Map<String, byte[]> files) {
        this.name = name;
        this.files = new TreeMap<>(files);
    }

    /** The path as messages have it. */
    String shown(String path) {
        return path.isEmpty() ? name : name + "/" + path;
    }

    /** What a file holds; empty if there is none. */
    public Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Whether some file lies below the path. */
    public boolean isDirectory(String path) {
        if (path.isEmpty()) {
            return true;
        }
        SortedMap<String, byte[]> from = files.tailMap(path + "/");
        return !from.isEmpty() && from.firstKey().startsWith(path + "/");
    }

    /** The whole paths of the files below a directory. */
    public Set<String> below(String path) {
        return path.isEmpty()
                ? files.keySet()
                : files.subMap(path + "/", path + "0").keySet();
    }

    /** The path of a directory's kustomization file; empty if it has none. */
    Optional<String> kustomizationFile(String directory) {
        return NAMES.stream()
                .map(n -> resolve(directory, n))
                .filter(files::containsKey)
                .findFirst();
    }

    public boolean hasKustomization(String directory) {
        return kustomizationFile(directory).isPresent();
    }

    /** What a directory's kustomization file says, to be changed; empty if it has none. @throws KustomizeFailure if it is none */
    public Optional<ObjectNode> kustomization(String directory) {
        return kustomizationFile(directory)
                .map(path -> Kustomization.read(files.get(path)).json());
    }

    /** The same folder, with another kustomization in a directory. */
    public Folder with(String directory, ObjectNode kustomization) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        NAMES.forEach(n -> all.remove(resolve(directory, n)));
        all.put(resolve(directory, NAMES.get(0)), kustomization.toString().getBytes(StandardCharsets.UTF_8));
        return new Folder(name, all);
    }

    /** A path seen from a directory, without dots; what leads out of the folder stays at its top. */
    public static String resolve(String directory, String path) {
        ArrayDeque<String> parts = new ArrayDeque<>();
        for (String part : (directory + "/" + path).split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
