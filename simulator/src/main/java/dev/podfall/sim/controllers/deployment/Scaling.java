package dev.podfall.sim.controllers.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change of the Deployment's size: one ReplicaSet follows it, several share it in proportion. Mirrors
 * {@code pkg/controller/deployment/sync.go:scale}.
 */
final class Scaling {
    private final Rollout rollout;

    Scaling(Rollout rollout) {
        this.rollout = rollout;
    }

    /** Whether the Deployment's size is another than its ReplicaSets were told. */
    boolean isDue() {
        return rollout.active().stream()
                .anyMatch(r -> r.count(Annotations.DESIRED_REPLICAS)
                                .orElse(rollout.deployment().replicas())
                        != rollout.deployment().replicas());
    }

    void apply() {
        ReplicaSetView only = activeOrLatest();
        int wanted = rollout.deployment().replicas();
        if (only != null) {
            if (only.replicas() != wanted) {
                rollout.scale(only, wanted);
            }
        } else if (isSaturated()) {
            rollout.old().stream().filter(r -> r.replicas() > 0).forEach(r -> rollout.scale(r, 0));
        } else if (rollout.deployment().isRolling()) {
            share();
        }
    }

    /** The one ReplicaSet with pods; without any, the newest; null where several have pods. */
    private ReplicaSetView activeOrLatest() {
        List<ReplicaSetView> active = rollout.active();
        if (active.size() > 1 || rollout.all().isEmpty()) {
            return null;
        }
        if (active.size() == 1) {
            return active.get(0);
        }
        return rollout.newest() != null
                ? rollout.newest()
                : rollout.old().stream().max(ReplicaSetView.OLDEST_FIRST).orElseThrow();
    }

    private boolean isSaturated() {
        ReplicaSetView newest = rollout.newest();
        int wanted = rollout.deployment().replicas();
        return newest != null
                && newest.replicas() == wanted
                && newest.count(Annotations.DESIRED_REPLICAS).orElse(-1) == wanted
                && newest.available() == wanted;
    }

    private void share() {
        DeploymentView deployment = rollout.deployment();
        int allowed = deployment.replicas() > 0 ? deployment.replicas() + deployment.maxSurge() : 0;
        List<ReplicaSetView> sets = new ArrayList<>(rollout.active());
        int toAdd = allowed - sets.stream().mapToInt(ReplicaSetView::replicas).sum();
        sets.sort(toAdd > 0 ? ReplicaSetView.BIGGER_THEN_NEWER : ReplicaSetView.BIGGER_THEN_OLDER);
        Map<ReplicaSetView, Integer> sizes = new LinkedHashMap<>();
        int added = 0;
        for (ReplicaSetView set : sets) {
            int part = toAdd == 0 ? 0 : proportion(set, toAdd, added);
            sizes.put(set, set.replicas() + part);
            added += part;
        }
        int leftover = toAdd - added;
        if (!sets.isEmpty() && leftover != 0) {
            sizes.merge(sets.get(0), leftover, (size, rest) -> Math.max(size + rest, 0));
        }
        sizes.forEach(rollout::scale);
    }

    private int proportion(ReplicaSetView set, int toAdd, int added) {
        if (set.replicas() == 0 || toAdd == added) {
            return 0;
        }
        int fraction = fraction(set);
        int allowed = toAdd - added;
        return toAdd > 0 ? Math.min(fraction, allowed) : Math.max(fraction, allowed);
    }

    private int fraction(ReplicaSetView set) {
        DeploymentView deployment = rollout.deployment();
        if (deployment.replicas() == 0) {
            return -set.replicas();
        }
        int before = set.count(Annotations.MAX_REPLICAS).orElse(0);
        if (before == 0) {
            before = deployment.object().status().path("replicas").asInt();
        }
        if (before == 0) {
            return 0;
        }
        double most = deployment.replicas() + deployment.maxSurge();
        return (int) Math.round(set.replicas() * most / before) - set.replicas();
    }
}
