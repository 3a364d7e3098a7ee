package dev.podfall.sim.kubelet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.NodeDisk;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One node's part of the disk that all nodes of a cluster share. */
record NodeDirectory(NodeDisk disk, String prefix) implements NodeDisk {
    static NodeDirectory of(NodeDisk disk, String node) {
        return new NodeDirectory(disk, node + "/");
    }

    @Override
    public Optional<ObjectNode> read(String key) {
        return disk.read(prefix + key);
    }

    @Override
    public void write(String key, ObjectNode value) {
        disk.write(prefix + key, value);
    }

    @Override
    public void remove(String key) {
        disk.remove(prefix + key);
    }

    @Override
    public boolean outlives() {
        return disk.outlives();
    }

    @Override
    public Map<String, ObjectNode> all(String keyPrefix) {
        Map<String, ObjectNode> found = new TreeMap<>();
        disk.all(prefix + keyPrefix).forEach((key, value) -> found.put(key.substring(prefix.length()), value));
        return found;
    }
}
