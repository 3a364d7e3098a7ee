package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What a node keeps beside the API: container records, images present, logs, back-off. It is saved and restored with the
 * cluster, so a restarted process finds its containers as a restarted kubelet does. Call it on the loop.
 */
public interface NodeDisk {
    Optional<ObjectNode> read(String key);

    /** The value belongs to the disk from then on. */
    void write(String key, ObjectNode value);

    void remove(String key);

    /** Whether what is written here outlives the process; if not, what its owner knows anyway need not be written. */
    boolean outlives();

    /** All entries whose key begins with {@code prefix}, in order of key. */
    Map<String, ObjectNode> all(String prefix);
}
