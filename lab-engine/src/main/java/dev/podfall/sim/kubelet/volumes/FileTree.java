package dev.podfall.sim.kubelet.volumes;

import dev.podfall.sim.workload.ContainerRuntime.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Files of a volume in memory. Paths are relative, slash-separated, without a leading slash; the root is empty. */
final class FileTree implements Mount {
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final TreeSet<String> directories = new TreeSet<>();
    private boolean dirty;

    FileTree() {
        directories.add("");
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(clean(path)));
    }

    @Override
    public boolean isDirectory(String path) {
        return directories.contains(clean(path));
    }

    @Override
    public List<String> list(String path) {
        String prefix = clean(path).isEmpty() ? "" : clean(path) + "/";
        TreeSet<String> names = new TreeSet<>();
        List<String> all = new ArrayList<>(files.keySet());
        all.addAll(directories);
        for (String each : all) {
            if (each.startsWith(prefix) && each.length() > prefix.length()) {
                names.add(each.substring(prefix.length()).split("/", 2)[0]);
            }
        }
        return List.copyOf(names);
    }

    @Override
    public void write(String path, byte[] content) {
        String at = clean(path);
        makeDirectory(at.contains("/") ? at.substring(0, at.lastIndexOf('/')) : "");
        files.put(at, content);
        dirty = true;
    }

    @Override
    public boolean delete(String path) {
        String at = clean(path);
        dirty = true;
        return files.remove(at) != null || list(at).isEmpty() && !at.isEmpty() && directories.remove(at);
    }

    @Override
    public void makeDirectory(String path) {
        String at = clean(path);
        while (!at.isEmpty()) {
            directories.add(at);
            at = at.contains("/") ? at.substring(0, at.lastIndexOf('/')) : "";
        }
        dirty = true;
    }

    /** Swaps the whole content at once, as the kubelet's atomic writer does. */
    void replace(Map<String, byte[]> content) {
        files.clear();
        directories.clear();
        directories.add("");
        content.forEach(this::write);
    }

    Map<String, byte[]> content() {
        return files;
    }

    /** Whether something was written since the last call. */
    boolean takeDirty() {
        boolean was = dirty;
        dirty = false;
        return was;
    }

    static String clean(String path) {
        String at = path;
        while (at.startsWith("/")) {
            at = at.substring(1);
        }
        while (at.endsWith("/")) {
            at = at.substring(0, at.length() - 1);
        }
        return at.equals(".") ? "" : at;
    }
}
