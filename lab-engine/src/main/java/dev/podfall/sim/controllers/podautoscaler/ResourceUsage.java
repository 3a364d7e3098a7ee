package dev.podfall.sim.controllers.podautoscaler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.PodView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a workload's pods use of a resource, in thousandths. Mirrors
 * {@code pkg/controller/podautoscaler/replica_calculator.go}.
 */
final class ResourceUsage {
    private final ControllerContext context;
    private final String namespace;
    private final String resource;
    private final List<PodView> pods;

    ResourceUsage(ControllerContext context, String namespace, LabelSelector selector, String resource) {
        this.context = context;
        this.namespace = namespace;
        this.resource = resource;
        this.pods = context.client().list(Resources.PODS, namespace, selector).stream()
                .map(PodView::of)
                .filter(PodView::isActive)
                .toList();
    }

    /** How many ready pods are counted. */
    int ready() {
        return (int) pods.stream().filter(PodView::isReady).count();
    }

    /** The pods' use as a percentage of what they request. */
    int utilization() {
        Map<String, Long> used = used();
        long requested = 0;
        long total = 0;
        for (PodView pod : pods) {
            requested += requested(pod);
            total += used.getOrDefault(pod.name(), 0L);
        }
        return requested == 0 ? 0 : (int) (total * 100 / requested);
    }

    /** The average use per pod. */
    long average() {
        Map<String, Long> used = used();
        return used.values().stream().mapToLong(v -> v).sum() / used.size();
    }

    private Map<String, Long> used() {
        Map<String, Long> used = new HashMap<>();
        String failure = "unable to get metrics for resource " + resource + ": ";
        var served = context.podMetrics()
                .orElseThrow(() -> new MetricFailed(failure + "unable to fetch metrics from resource metrics API: the"
                        + " server could not find the requested resource (get pods.metrics.k8s.io)"));
        for (ObjectNode metrics : served.apply(namespace)) {
            String name = metrics.path("metadata").path("name").asText();
            if (pods.stream().anyMatch(p -> p.name().equals(name) && p.isReady())) {
                long sum = 0;
                for (JsonNode container : metrics.path("containers")) {
                    sum += Quantity.of(container.path("usage").path(resource)).milliValue();
                }
                used.put(name, sum);
            }
        }
        if (used.isEmpty()) {
            throw new MetricFailed(failure + "no metrics returned from resource metrics API");
        }
        return used;
    }

    private long requested(PodView pod) {
        long sum = 0;
        for (JsonNode container : pod.spec().path("containers")) {
            JsonNode request = container.path("resources").path("requests").path(resource);
            if (request.isMissingNode()) {
                throw new MetricFailed("missing request for " + resource + " in container "
                        + container.path("name").asText() + " of Pod " + pod.name());
            }
            sum += Quantity.of(request).milliValue();
        }
        return sum;
    }
}
