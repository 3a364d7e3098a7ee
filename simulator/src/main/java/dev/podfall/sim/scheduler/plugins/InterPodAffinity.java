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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pods that want to be near others, or far from them. Mirrors {@code plugins/interpodaffinity}. */
final class InterPodAffinity implements FilterPlugin, ScorePlugin {
    private static final String NEAR = "podAffinity";
    private static final String FAR = "podAntiAffinity";

    @Override
    public String name() {
        return "InterPodAffinity";
    }

    @Override
    public boolean mayHelp(PodInfo pod, NodeChange change) {
        if (change.now() == null) {
            return false;
        }
        JsonNode now = change.now().labels();
        List<AffinityTerm> far = AffinityTerm.required(pod, FAR);
        List<AffinityTerm> near = AffinityTerm.required(pod, NEAR);
        if (change.before() == null) {
            return !far.isEmpty() || near.stream().anyMatch(t -> now.has(t.topologyKey()));
        }
        JsonNode before = change.before().labels();
        return near.stream().anyMatch(t -> now.has(t.topologyKey()) && moved(t, before, now))
                || far.stream().anyMatch(t -> before.has(t.topologyKey()) && moved(t, before, now));
    }

    private static boolean moved(AffinityTerm term, JsonNode before, JsonNode now) {
        return !before.path(term.topologyKey()).equals(now.path(term.topologyKey()));
    }

    @Override
    public boolean mayHelp(PodInfo pod, PodChange change, Snapshot snapshot) {
        List<AffinityTerm> near = AffinityTerm.required(pod, NEAR);
        List<AffinityTerm> far = AffinityTerm.required(pod, FAR);
        if (change.isUpdate()) {
            return !all(near, change.before(), snapshot) && all(near, change.now(), snapshot)
                    || all(far, change.before(), snapshot) && !all(far, change.now(), snapshot);
        }
        return change.now() != null
                ? all(near, change.now(), snapshot)
                : all(far, change.before(), snapshot)
                        || all(AffinityTerm.required(change.before(), FAR), pod, snapshot);
    }

    /** As upstream's {@code podMatchesAllAffinityTerms}: no terms mean no pod. */
    private static boolean all(List<AffinityTerm> terms, PodInfo pod, Snapshot snapshot) {
        return !terms.isEmpty() && terms.stream().allMatch(t -> t.matches(pod, snapshot));
    }

    @Override
    public NodeFilter prepare(PodInfo pod, Snapshot snapshot) {
        List<AffinityTerm> near = AffinityTerm.required(pod, NEAR);
        List<AffinityTerm> far = AffinityTerm.required(pod, FAR);
        Set<String> nearDomains = new HashSet<>();
        Set<String> farDomains = new HashSet<>();
        Set<String> guarded = new HashSet<>();
        for (NodeInfo node : snapshot.nodes()) {
            for (PodInfo other : near.isEmpty() && far.isEmpty() ? List.<PodInfo>of() : node.pods()) {
                if (!near.isEmpty() && near.stream().allMatch(t -> t.matches(other, snapshot))) {
                    near.forEach(t -> domain(t, node).ifPresent(nearDomains::add));
                }
                far.stream()
                        .filter(t -> t.matches(other, snapshot))
                        .forEach(t -> domain(t, node).ifPresent(farDomains::add));
            }
            for (PodInfo other : node.podsWithRequiredAntiAffinity()) {
                AffinityTerm.required(other, FAR).stream()
                        .filter(t -> t.matches(pod, snapshot))
                        .forEach(t -> domain(t, node).ifPresent(guarded::add));
            }
        }
        boolean first = nearDomains.isEmpty() && near.stream().allMatch(t -> t.matches(pod, snapshot));
        return node -> {
            if (!near.stream().allMatch(t -> isNear(t, node, nearDomains, first))) {
                return Optional.of(Rejection.unresolvable(name(), "node(s) didn't match pod affinity rules"));
            }
            if (far.stream().anyMatch(t -> isIn(t, node, farDomains))) {
                return Optional.of(Rejection.of(name(), "node(s) didn't match pod anti-affinity rules"));
            }
            return guards(node, guarded)
                    ? Optional.of(Rejection.of(name(), "node(s) didn't satisfy existing pods anti-affinity rules"))
                    : Optional.empty();
        };
    }

    /** @param first whether the pod is the first of a group that likes itself: it may go anywhere */
    private static boolean isNear(AffinityTerm term, NodeInfo node, Set<String> domains, boolean first) {
        return node.labels().has(term.topologyKey()) && (first || isIn(term, node, domains));
    }

    private static boolean isIn(AffinityTerm term, NodeInfo node, Set<String> domains) {
        return domain(term, node).filter(domains::contains).isPresent();
    }

    private static boolean guards(NodeInfo node, Set<String> domains) {
        return !domains.isEmpty()
                && node.labels().properties().stream()
                        .anyMatch(l -> domains.contains(domain(l.getKey(), l.getValue())));
    }

    private static Optional<String> domain(AffinityTerm term, NodeInfo node) {
        JsonNode value = node.labels().path(term.topologyKey());
        return value.isMissingNode() ? Optional.empty() : Optional.of(domain(term.topologyKey(), value));
    }

    private static String domain(String key, JsonNode value) {
        return key + "=" + value.asText();
    }

    @Override
    public int weight() {
        return 2;
    }

    @Override
    public long[] score(PodInfo pod, Snapshot snapshot, List<NodeInfo> nodes) {
        List<AffinityTerm> near = AffinityTerm.preferred(pod, NEAR);
        List<AffinityTerm> far = AffinityTerm.preferred(pod, FAR);
        Map<String, Long> domains = new HashMap<>();
        for (NodeInfo node : snapshot.nodes()) {
            for (PodInfo other : near.isEmpty() && far.isEmpty() ? List.<PodInfo>of() : node.pods()) {
                like(near, other, node, snapshot, domains, 1);
                like(far, other, node, snapshot, domains, -1);
            }
            for (PodInfo other : node.podsWithAffinity()) {
                like(AffinityTerm.preferred(other, NEAR), pod, node, snapshot, domains, 1);
                like(AffinityTerm.preferred(other, FAR), pod, node, snapshot, domains, -1);
            }
        }
        long[] scores = nodes.stream()
                .mapToLong(n -> n.labels().properties().stream()
                        .mapToLong(l -> domains.getOrDefault(domain(l.getKey(), l.getValue()), 0L))
                        .sum())
                .toArray();
        return stretch(scores);
    }

    private static void like(
            List<AffinityTerm> terms,
            PodInfo pod,
            NodeInfo node,
            Snapshot snapshot,
            Map<String, Long> domains,
            int sign) {
        for (AffinityTerm term : terms) {
            if (term.matches(pod, snapshot)) {
                domain(term, node).ifPresent(d -> domains.merge(d, sign * term.weight(), Long::sum));
            }
        }
    }

    private static long[] stretch(long[] scores) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (long score : scores) {
            least = Math.min(least, score);
            most = Math.max(most, score);
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = most == least ? 0 : MAX_SCORE * (scores[i] - least) / (most - least);
        }
        return scores;
    }
}
