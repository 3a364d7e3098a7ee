package dev.podfall.sim.controllers.replicaset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.controllers.runtime.Key;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pods of sets as they were read at the last look: of a thousand pods few are others at the next one. A pod is read anew
 * when it changed, or when its set's spec did.
 */
final class SetPods {
    private final Map<Key, Known> sets = new HashMap<>();

    /** What was read for a set, by name. */
    private record Known(String uid, long generation, Map<String, SetPod> pods) {
        boolean isOf(KubeObject set) {
            return uid.equals(set.uid()) && generation == set.generation();
        }
    }

    /** What the set sees of {@code candidates}, in their order. */
    Collection<SetPod> of(KubeObject set, LabelSelector selector, List<ObjectNode> candidates) {
        Key key = Key.of(set.json());
        Known known = sets.get(key);
        Map<String, SetPod> before = known != null && known.isOf(set) ? known.pods() : Map.of();
        Map<String, SetPod> pods = new LinkedHashMap<>(candidates.size() * 2);
        for (ObjectNode candidate : candidates) {
            String name = candidate.path("metadata").path("name").asText();
            SetPod pod = before.get(name);
            boolean same = pod != null && pod.view().object().json() == candidate;
            pods.put(name, same ? pod : SetPod.of(candidate, set, selector));
        }
        sets.put(key, new Known(set.uid(), set.generation(), pods));
        return pods.values();
    }

    /** The set is gone. */
    void forget(Key set) {
        sets.remove(set);
    }
}
