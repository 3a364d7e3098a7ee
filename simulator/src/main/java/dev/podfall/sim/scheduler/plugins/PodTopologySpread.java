package dev.podfall.sim.scheduler.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.NodeChange;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodChange;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.ScorePlugin;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Spreads pods over nodes and zones. Mirrors {@code plugins/podtopologyspread}. */
final class PodTopologySpread implements FilterPlugin, ScorePlugin {
    private static final String MISMATCH = "node(s) didn't match pod topology spread constraints";

    @Override
    public String name() {
        return "PodTopologySpread";
    }

    @Override
    public boolean mayHelp(PodInfo pod, NodeChange change) {
        List<SpreadConstraint> constraints = SpreadConstraint.of(pod, "DoNotSchedule");
        boolean before = change.before() != null && hasDomains(constraints, change.before());
        boolean now = change.now() != null && hasDomains(constraints, change.now());
        if (!change.isUpdate() || before != now) {
            return before != now;
        }
        JsonNode former = change.before().labels();
        JsonNode labels = change.now().labels();
        return now
                && (constraints.stream()
                                .anyMatch(c -> !labels.path(c.topologyKey()).equals(former.path(c.topologyKey())))
                        || !taints(change.now()).equals(taints(change.before())));
    }

    private static boolean hasDomains(List<SpreadConstraint> constraints, NodeInfo node) {
        return constraints.stream().allMatch(c -> node.labels().has(c.topologyKey()));
    }

    private static JsonNode taints(NodeInfo node) {
        return node.node().spec().path("taints");
    }

    @Override
    public boolean mayHelp(PodInfo pod, PodChange change, Snapshot snapshot) {
        PodInfo any = change.now() == null ? change.before() : change.now();
        List<SpreadConstraint> constraints = SpreadConstraint.of(pod, "DoNotSchedule");
        if (!any.namespace().equals(pod.namespace())) {
            return false;
        }
        return change.isUpdate()
                ? constraints.stream()
                        .anyMatch(c -> c.selector().matches(change.before().labels())
                                != c.selector().matches(change.now().labels()))
                : constraints.stream().allMatch(c -> c.selector().matches(any.labels()));
    }

    @Override
    public NodeFilter prepare(PodInfo pod, Snapshot snapshot) {
        List<SpreadConstraint> constraints = SpreadConstraint.of(pod, "DoNotSchedule");
        if (constraints.isEmpty()) {
            return NodeFilter.PASS;
        }
        List<Map<String, Integer>> counts = constraints.stream()
                .map(c -> count(c, constraints, pod, snapshot))
                .toList();
        return node -> filter(constraints, counts, pod, node);
    }

    private Optional<Rejection> filter(
            List<SpreadConstraint> constraints, List<Map<String, Integer>> counts, PodInfo pod, NodeInfo node) {
        for (int i = 0; i < constraints.size(); i++) {
            SpreadConstraint constraint = constraints.get(i);
            JsonNode domain = node.labels().path(constraint.topologyKey());
            if (domain.isMissingNode()) {
                return Optional.of(Rejection.unresolvable(name(), MISMATCH + " (missing required label)"));
            }
            Map<String, Integer> found = counts.get(i);
            int least = found.size() < constraint.minDomains()
                    ? 0
                    : found.values().stream().mapToInt(c -> c).min().orElse(0);
            int self = constraint.selector().matches(pod.labels()) ? 1 : 0;
            int skew = found.getOrDefault(domain.asText(), 0) + self - least;
            if (skew > constraint.maxSkew()) {
                return Optional.of(Rejection.of(name(), MISMATCH));
            }
        }
        return Optional.empty();
    }

    /** Matching pods per domain, over the nodes that the pod could use. */
    private static Map<String, Integer> count(
            SpreadConstraint constraint, List<SpreadConstraint> all, PodInfo pod, Snapshot snapshot) {
        Map<String, Integer> counts = new HashMap<>();
        for (NodeInfo node : snapshot.nodes()) {
            boolean usable = constraint.counts(pod, node) && hasDomains(all, node);
            if (usable) {
                String domain = node.labels().path(constraint.topologyKey()).asText();
                counts.merge(domain, node.count(pod.namespace(), constraint.selector()), Integer::sum);
            }
        }
        return counts;
    }

    @Override
    public int weight() {
        return 2;
    }

    @Override
    public long[] score(PodInfo pod, Snapshot snapshot, List<NodeInfo> nodes) {
        List<SpreadConstraint> constraints = SpreadConstraint.of(pod, "ScheduleAnyway");
        if (constraints.isEmpty()
                && pod.spec().path("topologySpreadConstraints").isEmpty()) {
            constraints = SpreadConstraint.defaults(pod, snapshot);
        }
        long[] scores = new long[nodes.size()];
        for (SpreadConstraint constraint : constraints) {
            Map<String, Integer> counts = count(constraint, List.of(), pod, snapshot);
            double weight = Math.log(counts.size() + 2.0);
            for (int i = 0; i < scores.length; i++) {
                JsonNode domain = nodes.get(i).labels().path(constraint.topologyKey());
                if (!domain.isMissingNode()) {
                    int count = counts.getOrDefault(domain.asText(), 0);
                    scores[i] += Math.round(count * weight + constraint.maxSkew() - 1);
                }
            }
        }
        return constraints.isEmpty() ? scores : invert(scores);
    }

    private static long[] invert(long[] scores) {
        long least = Long.MAX_VALUE;
        long most = 0;
        for (long score : scores) {
            least = Math.min(least, score);
            most = Math.max(most, score);
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = most == 0 ? MAX_SCORE : MAX_SCORE * (most + least - scores[i]) / most;
        }
        return scores;
    }
}
