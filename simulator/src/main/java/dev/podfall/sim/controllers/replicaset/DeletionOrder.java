package dev.podfall.sim.controllers.replicaset;

import dev.podfall.sim.controllers.runtime.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pods go first: those without a node, pending, not ready, cheap to delete, crowded on their node, young, restarted.
 * Mirrors {@code pkg/controller.ActivePodsWithRanks}.
 */
final class DeletionOrder {
    private static final String COST = "controller.kubernetes.io/pod-deletion-cost";

    private final Map<String, Integer> crowd = new HashMap<>();
    private final Comparator<PodView> order;

    DeletionOrder(List<PodView> related, Instant now) {
        related.stream().filter(PodView::isActive).forEach(p -> crowd.merge(p.nodeName(), 1, Integer::sum));
        this.order = Comparator.comparing((PodView p) -> !p.nodeName().isEmpty())
                .thenComparing(p -> phaseRank(p.phase()))
                .thenComparing(PodView::isReady)
                .thenComparing(DeletionOrder::cost)
                .thenComparing(p -> -crowd.getOrDefault(p.nodeName(), 0))
                .thenComparing(p -> p.readySince().map(t -> magnitude(t, now)).orElse(-1))
                .thenComparing(p -> -p.restarts())
                .thenComparing(p -> magnitude(p.object().created(), now))
                .thenComparing(PodView::uid);
    }

    List<PodView> choose(List<PodView> pods, int count) {
        List<PodView> sorted = new ArrayList<>(pods);
        if (count < pods.size()) {
            sorted.sort(order);
        }
        return sorted.subList(0, Math.min(count, sorted.size()));
    }

    private static int phaseRank(String phase) {
        return switch (phase) {
            case "Pending" -> 0;
            case "Unknown" -> 1;
            default -> 2;
        };
    }

    private static int cost(PodView pod) {
        try {
            return Integer.parseInt(pod.object().annotations().getOrDefault(COST, "0"));
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    /** Ages are compared by their order of magnitude, so that not always the youngest goes. */
    private static int magnitude(Instant since, Instant now) {
        long age = Duration.between(since, now).toNanos();
        return age > 0 ? 63 - Long.numberOfLeadingZeros(age) : -1;
    }
}
