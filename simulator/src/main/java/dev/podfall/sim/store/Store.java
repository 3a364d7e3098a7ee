package dev.podfall.sim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.NodeDisk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Objects by type and key, one revision counter over all. Trees handed in belong to the store; trees handed out are
 * shared and must not be changed. Call it on the loop.
 */
public final class Store {
    private static final int HISTORY = 512;

    private final Map<String, NavigableMap<String, ObjectNode>> types = new HashMap<>();
    private final Set<Consumer<Change>> listeners = new LinkedHashSet<>();
    private final History history;
    private final Journal journal;
    private final Disk disk;
    private long revision;

    /** An empty store that is kept in memory only. */
    public Store() {
        this(new Snapshot(), Journal.NONE);
    }

    /** Goes on from {@code snapshot} and writes every change to {@code journal}. */
    public Store(Snapshot snapshot, Journal journal) {
        this.journal = journal;
        this.revision = snapshot.revision();
        this.history = new History(HISTORY, revision);
        this.types.putAll(snapshot.objects());
        this.disk = new Disk(snapshot.disk(), journal);
        journal.attach(this::snapshot);
    }

    /** The newest revision. */
    public long revision() {
        return revision;
    }

    /** The object, or null. */
    public ObjectNode get(String type, String key) {
        return objects(type).get(key);
    }

    /** All objects whose key begins with {@code prefix}, in order of key. */
    public Collection<ObjectNode> list(String type, String prefix) {
        return range(objects(type), prefix).values();
    }

    /** {@link #list} as it was at {@code revision}. */
    public NavigableMap<String, ObjectNode> listAt(String type, String prefix, long atRevision)
            throws CompactedException {
        NavigableMap<String, ObjectNode> state = new TreeMap<>(range(objects(type), prefix));
        for (Iterator<Change> i = history.backTo(atRevision); i.hasNext(); ) {
            Change change = i.next();
            if (change.type().equals(type) && change.key().startsWith(prefix)) {
                if (change.before() == null) {
                    state.remove(change.key());
                } else {
                    state.put(change.key(), change.before());
                }
            }
        }
        return state;
    }

    /** Stores a new or changed object under the next revision, which becomes its resourceVersion. */
    public ObjectNode put(String type, String key, ObjectNode object) {
        long next = revision + 1;
        // Metadata may be shared with the object before, and that with other clusters that began as copies of the same
        // one.
        ObjectNode metadata = Trees.shallow((ObjectNode) object.get("metadata"));
        object.set("metadata", metadata.put("resourceVersion", Long.toString(next)));
        journal.put(next, type, key, object);
        revision = next;
        ObjectNode before = objects(type).put(key, object);
        tell(new Change(next, type, key, before, object, false));
        return object;
    }

    /** Removes an object; answers its last state with the removal's resourceVersion, or null if there is none. */
    public ObjectNode remove(String type, String key) {
        ObjectNode before = objects(type).get(key);
        if (before == null) {
            return null;
        }
        long next = revision + 1;
        journal.remove(next, type, key);
        revision = next;
        objects(type).remove(key);
        ObjectNode last = Trees.withMetadata(before);
        ((ObjectNode) last.get("metadata")).put("resourceVersion", Long.toString(next));
        tell(new Change(next, type, key, before, last, true));
        return last;
    }

    /** What happened after {@code since} to that type below {@code prefix}. */
    public List<Change> changes(String type, String prefix, long since) throws CompactedException {
        return history.after(since, c -> c.type().equals(type) && c.key().startsWith(prefix));
    }

    /** Tells {@code listener} of every change within the call that makes it. */
    public void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    public void ignore(Consumer<Change> listener) {
        listeners.remove(listener);
    }

    /** Forgets history: resumes from before now answer 410, as after etcd's compaction. */
    public void compact() {
        history.compact(0);
    }

    /** How many objects of that type there are below {@code prefix}. */
    public int count(String type, String prefix) {
        return range(objects(type), prefix).size();
    }

    public NodeDisk disk() {
        return disk;
    }

    private Snapshot snapshot() {
        return new Snapshot(revision, types, disk.entries(), null);
    }

    private void tell(Change change) {
        history.add(change);
        for (Consumer<Change> listener : new ArrayList<>(listeners)) {
            listener.accept(change);
        }
    }

    private NavigableMap<String, ObjectNode> objects(String type) {
        return types.computeIfAbsent(type, t -> new TreeMap<>());
    }

    static <T> NavigableMap<String, T> range(NavigableMap<String, T> all, String prefix) {
        return prefix.isEmpty() ? all : all.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
    }
}
