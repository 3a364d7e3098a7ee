package dev.podfall.sim.controllers.replicaset;

import dev.podfall.sim.controllers.runtime.PodView;
import java.time.Duration;
import java.time.Instant;
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
    private final Instant now;

    DeletionOrder(List<PodView> related, Instant now) {
        this.now = now;
        related.stream().filter(PodView::isActive).forEach(p -> crowd.merge(p.nodeName(), 1, Integer::sum));
    }

    List<PodView> choose(List<PodView> pods, int count) {
        return count >= pods.size()
                ? pods
                : pods.stream()
                        .map(this::rank)
                        .sorted(Rank.ORDER)
                        .limit(count)
                        .map(Rank::pod)
                        .toList();
    }

    private Rank rank(PodView pod) {
        return new Rank(
                pod,
                !pod.nodeName().isEmpty(),
                phaseRank(pod.phase()),
                pod.isReady(),
                cost(pod),
                crowd.getOrDefault(pod.nodeName(), 0),
                pod.readySince().map(t -> magnitude(t, now)).orElse(-1),
                pod.restarts(),
                magnitude(pod.object().created(), now));
    }

    /** What counts of a pod, read once: comparing a thousand pods takes ten thousand looks. */
    private record Rank(
            PodView pod,
            boolean placed,
            int phase,
            boolean ready,
            int cost,
            int crowd,
            int readyFor,
            int restarts,
            int age) {
        static final Comparator<Rank> ORDER = Comparator.comparing(Rank::placed)
                .thenComparing(Rank::phase)
                .thenComparing(Rank::ready)
                .thenComparing(Rank::cost)
                .thenComparing(r -> -r.crowd())
                .thenComparing(Rank::readyFor)
                .thenComparing(r -> -r.restarts())
                .thenComparing(Rank::age)
                .thenComparing(r -> r.pod().uid());
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
