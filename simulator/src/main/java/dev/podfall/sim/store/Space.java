package dev.podfall.sim.store;

import dev.podfall.sim.client.ApiException;
import java.util.HashMap;
import java.util.Map;

/**
 * How much the stored objects take, and the most they may take. Etcd has a quota of 2 GiB on its file; here they are all in
 * memory, so it is a part of that: a list of them all must fit beside them, twice, while it is encoded.
 */
final class Space {
    private static final long ETCD = 2L << 30;
    private static final int PART_OF_MEMORY = 6;
    /** A tree takes several times its text, but for long strings. */
    private static final int TREE = 6;

    private static final int MOST_OF_TREE = 32 << 10;

    private final Map<String, Integer> weights = new HashMap<>();
    private final long quota;
    private long used;

    Space() {
        this(Math.min(ETCD, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY));
    }

    Space(long quota) {
        this.quota = quota;
    }

    /**
     * Takes what an object needs. What makes an object smaller is always allowed.
     *
     * @param bytes of its text
     * @throws ApiException 500 with etcd's words when there is no room for it
     */
    void take(String type, String key, int bytes) {
        int before = weights.getOrDefault(name(type, key), 0);
        int weight = weight(bytes);
        if (weight > before && used + weight - before > quota) {
            throw new ApiException(500, "", "etcdserver: mvcc: database space exceeded", null);
        }
        note(type, key, bytes);
    }

    /** Counts what is there already. */
    void note(String type, String key, int bytes) {
        int weight = weight(bytes);
        Integer before = weights.put(name(type, key), weight);
        used += weight - (before == null ? 0 : before);
    }

    private static int weight(int bytes) {
        return (int) Math.min((long) bytes * TREE, (long) bytes + MOST_OF_TREE);
    }

    private static String name(String type, String key) {
        return type + " " + key;
    }

    void free(String type, String key) {
        Integer before = weights.remove(name(type, key));
        used -= before == null ? 0 : before;
    }
}
