package dev.podfall.sim.kubelet.volumes;

import dev.podfall.sim.workload.ContainerRuntime.Mount;
import java.util.List;
import java.util.Optional;

/** A volume as one container mounts it: perhaps read-only, perhaps a sub-path of it. */
record MountView(Mount tree, String subPath, boolean readOnly) implements Mount {
    private String at(String path) {
        String clean = FileTree.clean(path);
        if (subPath.isEmpty()) {
            return clean;
        }
        return clean.isEmpty() ? subPath : subPath + "/" + clean;
    }

    @Override
    public Optional<byte[]> read(String path) {
        return tree.read(at(path));
    }

    @Override
    public boolean isDirectory(String path) {
        return tree.isDirectory(at(path));
    }

    @Override
    public List<String> list(String path) {
        return tree.list(at(path));
    }

    @Override
    public void write(String path, byte[] content) {
        tree.write(at(path), content);
    }

    @Override
    public boolean delete(String path) {
        return tree.delete(at(path));
    }

    @Override
    public void makeDirectory(String path) {
        tree.makeDirectory(at(path));
    }
}
