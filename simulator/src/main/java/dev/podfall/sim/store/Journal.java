package dev.podfall.sim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/**
 * Where changes are written before they count. A method that throws leaves the store as it was.
 */
public interface Journal {
    /** Keeps nothing. */
    Journal NONE = new Journal() {
        @Override
        public boolean keeps() {
            return false;
        }

        @Override
        public void put(long revision, String type, String key, ObjectNode object) {}

        @Override
        public void remove(long revision, String type, String key) {}

        @Override
        public void disk(String key, ObjectNode value) {}
    };

    void put(long revision, String type, String key, ObjectNode object);

    void remove(long revision, String type, String key);

    /** An entry of the node disk; a null value removes it. */
    void disk(String key, ObjectNode value);

    /** Whether what is written here can be read when the cluster is closed. */
    default boolean keeps() {
        return true;
    }

    /** Given once, at the start: all that is stored, for compaction. */
    default void attach(Supplier<Snapshot> state) {}
}
