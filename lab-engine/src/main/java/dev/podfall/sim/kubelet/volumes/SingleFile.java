package dev.podfall.sim.kubelet.volumes;

import dev.podfall.sim.workload.ContainerRuntime.Mount;
import java.util.List;
import java.util.Optional;

/** One file mounted by itself, such as {@code /dev/termination-log}. */
public final class SingleFile implements Mount {
    private byte[] content = new byte[0];

    public byte[] content() {
        return content;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Optional<byte[]> read(String relativePath) {
        return relativePath.isEmpty() ? Optional.of(content) : Optional.empty();
    }

    @Override
    public boolean isDirectory(String relativePath) {
        return false;
    }

    @Override
    public List<String> list(String relativePath) {
        return List.of();
    }

    @Override
    public void write(String relativePath, byte[] newContent) {
        if (relativePath.isEmpty()) {
            content = newContent;
        }
    }

    @Override
    public boolean delete(String relativePath) {
        return false;
    }

    @Override
    public void makeDirectory(String relativePath) {
        // A file has no directories.
    }
}
