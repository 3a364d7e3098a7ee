package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the containers of a pod need together. Mirrors {@code AggregateContainerRequests} of {@code component-helpers/resource}. */
final class ContainerSums {
    private ContainerSums() {}

    /** Those that run at once are added; init containers that run to their end need theirs before. @param list {@code requests} or {@code limits} */
    static Map<String, Quantity> of(JsonNode spec, String list) {
        Map<String, Quantity> running = new LinkedHashMap<>();
        spec.path("containers").forEach(c -> add(running, amounts(c, list)));
        Map<String, Quantity> sidecars = new LinkedHashMap<>();
        Map<String, Quantity> starting = new LinkedHashMap<>();
        for (JsonNode container : spec.path("initContainers")) {
            Map<String, Quantity> wanted = amounts(container, list);
            if (container.path("restartPolicy").asText().equals("Always")) {
                add(running, wanted);
                add(sidecars, wanted);
                wanted = new LinkedHashMap<>(sidecars);
            } else {
                wanted = new LinkedHashMap<>(wanted);
                add(wanted, sidecars);
            }
            wanted.forEach((resource, amount) -> starting.merge(resource, amount, Quantity::max));
        }
        starting.forEach((resource, amount) -> running.merge(resource, amount, Quantity::max));
        return running;
    }

    private static Map<String, Quantity> amounts(JsonNode container, String list) {
        Map<String, Quantity> amounts = new LinkedHashMap<>();
        container
                .path("resources")
                .path(list)
                .fields()
                .forEachRemaining(e -> amounts.put(e.getKey(), Quantity.of(e.getValue())));
        return amounts;
    }

    private static void add(Map<String, Quantity> sums, Map<String, Quantity> more) {
        more.forEach((resource, amount) -> sums.merge(resource, amount, Quantity::add));
    }
}
