package dev.podfall.sim.controllers.podautoscaler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.PodView;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a workload's pods use of a resource, in thousandths. Mirrors
 * {@code pkg/controller/podautoscaler/replica_calculator.go}.
 */
final class ResourceUsage {
    private final Wanted wanted;
    private final List<PodView> pods;
    private final Map<String, Long> used;

    /**
     * What of the pods is measured.
     *
     * @param container the one that counts, or empty for all
     */
    record Wanted(String resource, String container) {}

    /** It cannot be told; the message is upstream's. */
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown(String message) {
            super(message);
        }
    }

    /** @throws Unknown when it cannot be told */
    ResourceUsage(ControllerContext context, String namespace, LabelSelector selector, Wanted wanted) {
        this.wanted = wanted;
        this.pods = context.client().list(Resources.PODS, namespace, selector).stream()
                .map(PodView::of)
                .filter(PodView::isActive)
                .toList();
        this.used = used(context, namespace);
    }

    /** How many ready pods are counted. */
    int ready() {
        return (int) pods.stream().filter(PodView::isReady).count();
    }

    /** The pods' use as a percentage of what they request. @throws Unknown when one requests nothing */
    int utilization() {
        long requested = 0;
        for (PodView pod : pods) {
            long own = requested(pod);
            requested += used.containsKey(pod.name()) ? own : 0;
        }
        if (requested == 0) {
            throw new Unknown("no metrics returned matched known pods");
        }
        return (int) (total() * 100 / requested);
    }

    /** The average use per pod. */
    long average() {
        return total() / used.size();
    }

    /** {@link #average} as an amount. */
    String averageText() {
        Quantity.Format format =
                wanted.resource().equals("memory") ? Quantity.Format.BINARY_SI : Quantity.Format.DECIMAL_SI;
        return new Quantity(BigDecimal.valueOf(average(), 3), format).toString();
    }

    private long total() {
        return used.values().stream().mapToLong(v -> v).sum();
    }

    private Map<String, Long> used(ControllerContext context, String namespace) {
        String failure = "unable to get metrics for resource " + wanted.resource() + ": ";
        var served = context.podMetrics()
                .orElseThrow(() -> new Unknown(failure + "unable to fetch metrics from resource metrics API: the"
                        + " server could not find the requested resource (get pods.metrics.k8s.io)"));
        Map<String, Long> known = new HashMap<>();
        boolean any = false;
        for (ObjectNode metrics : served.apply(namespace)) {
            String name = metrics.path("metadata").path("name").asText();
            any |= pods.stream().anyMatch(p -> p.name().equals(name));
            if (pods.stream().anyMatch(p -> p.name().equals(name) && p.isReady())) {
                known.put(name, sum(metrics));
            }
        }
        if (!any) {
            throw new Unknown(failure + "no metrics returned from resource metrics API");
        }
        if (known.isEmpty()) {
            throw new Unknown("did not receive metrics for targeted pods (pods might be unready)");
        }
        return known;
    }

    private long sum(ObjectNode metrics) {
        long sum = 0;
        for (JsonNode container : metrics.path("containers")) {
            if (counts(container)) {
                sum += Quantity.of(container.path("usage").path(wanted.resource()))
                        .milliValue();
            }
        }
        return sum;
    }

    private long requested(PodView pod) {
        long sum = 0;
        for (JsonNode container : pod.spec().path("containers")) {
            if (!counts(container)) {
                continue;
            }
            JsonNode request = container.path("resources").path("requests").path(wanted.resource());
            if (request.isMissingNode()) {
                throw new Unknown("missing request for " + wanted.resource() + " in container "
                        + container.path("name").asText() + " of Pod " + pod.name());
            }
            sum += Quantity.of(request).milliValue();
        }
        return sum;
    }

    private boolean counts(JsonNode container) {
        return wanted.container().isEmpty() || container.path("name").asText().equals(wanted.container());
    }
}
