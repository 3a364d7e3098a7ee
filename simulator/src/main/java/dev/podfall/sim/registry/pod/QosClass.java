package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import java.util.ArrayList;
import java.util.List;

/** How badly a pod wants its memory. Mirrors {@code pkg/apis/core/v1/helper/qos}. */
public final class QosClass {
    private static final List<String> COUNTED = List.of("cpu", "memory");

    private QosClass() {}

    /** {@code Guaranteed}, {@code Burstable} or {@code BestEffort}. */
    public static String of(JsonNode podSpec) {
        boolean any = false;
        boolean guaranteed = true;
        for (JsonNode resources : counted(podSpec)) {
            for (String resource : COUNTED) {
                Quantity request = Quantity.of(resources.path("requests").path(resource));
                Quantity limit = Quantity.of(resources.path("limits").path(resource));
                any |= request.signum() > 0 || limit.signum() > 0;
                guaranteed &= limit.signum() > 0 && request.equals(limit);
            }
        }
        return !any ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
    }

    /** Those of the pod as a whole, if it says any; else its containers'. */
    private static List<JsonNode> counted(JsonNode podSpec) {
        if (podSpec.path("resources").isObject()) {
            return List.of(podSpec.path("resources"));
        }
        List<JsonNode> all = new ArrayList<>();
        for (String list : List.of("containers", "initContainers")) {
            podSpec.path(list).forEach(container -> all.add(container.path("resources")));
        }
        return all;
    }
}
