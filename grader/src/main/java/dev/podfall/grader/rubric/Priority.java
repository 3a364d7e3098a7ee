package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How soon a pod gets its place, and whether others have to make way for it.
 *
 * @param value as its class says; 0 without one
 * @param preempts whether pods of lower priority are evicted for it
 */
record Priority(long value, boolean preempts) {
    /** Every cluster has them, whether it lists them or not. */
    private static final Map<String, Long> SYSTEM =
            Map.of("system-cluster-critical", 2_000_000_000L, "system-node-critical", 2_000_001_000L);

    private static final Priority NONE = new Priority(0, true);

    /**
     * That of pods made from a template. A class that is not there gives none: no pod is admitted with it.
     *
     * @param classes the cluster's PriorityClasses, one of which may be for pods that name none
     */
    static Priority of(JsonNode template, JsonNode classes) {
        String name = template.path("priorityClassName").asText();
        for (JsonNode one : classes) {
            boolean meant = name.isEmpty()
                    ? one.path("globalDefault").asBoolean()
                    : one.at("/metadata/name").asText().equals(name);
            if (meant) {
                return new Priority(one.path("value").asLong(), preempts(one));
            }
        }
        return SYSTEM.containsKey(name) ? new Priority(SYSTEM.get(name), true) : NONE;
    }

    /** That of a pod, as it was admitted. */
    static Priority ofPod(JsonNode spec) {
        return new Priority(spec.path("priority").asLong(), preempts(spec));
    }

    /** Whether it takes from others what the other one could not take. */
    boolean isMoreThan(Priority other) {
        return value > other.value || value == other.value && preempts && !other.preempts;
    }

    private static boolean preempts(JsonNode classOrSpec) {
        return !classOrSpec.path("preemptionPolicy").asText().equals("Never");
    }
}
