package dev.podfall.web.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The steps that were read of one kind of log, in memory while there is room: they are looked at every second, and never change. Not safe
 * for several threads.
 *
 * @param <S> a step
 */
final class StoredSteps<S> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<String, List<S>> fetch;
    private final Map<String, SoftReference<List<S>>> read = new HashMap<>();

    /** @param fetch reads the steps of one whose id is given from the database */
    StoredSteps(Function<String, List<S>> fetch) {
        this.fetch = fetch;
    }

    List<S> of(String id) {
        var known = read.containsKey(id) ? read.get(id).get() : null;
        if (known != null) {
            return known;
        }
        var steps = List.copyOf(fetch.apply(id));
        read.put(id, new SoftReference<>(steps));
        return steps;
    }

    /** A step was added. */
    void forget(String id) {
        read.remove(id);
    }

    /** What a step holds. */
    static JsonNode payload(String stored) {
        try {
            return JSON.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored step is not JSON", e);
        }
    }
}
