package dev.podfall.sim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.NodeDisk;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The nodes' disks, kept in the cluster's journal. */
final class Disk implements NodeDisk {
    private final NavigableMap<String, ObjectNode> entries;
    private final Journal journal;

    Disk(NavigableMap<String, ObjectNode> entries, Journal journal) {
        this.entries = entries;
        this.journal = journal;
    }

    @Override
    public Optional<ObjectNode> read(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void write(String key, ObjectNode value) {
        journal.disk(key, value);
        entries.put(key, value);
    }

    @Override
    public void remove(String key) {
        if (entries.containsKey(key)) {
            journal.disk(key, null);
            entries.remove(key);
        }
    }

    @Override
    public Map<String, ObjectNode> all(String prefix) {
        return new TreeMap<>(Store.range(entries, prefix));
    }

    @Override
    public boolean outlives() {
        return journal.keeps();
    }

    NavigableMap<String, ObjectNode> entries() {
        return entries;
    }
}
