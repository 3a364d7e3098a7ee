package dev.podfall.sim.controllers.daemonset;

import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.controllers.runtime.PodView;
import java.util.ArrayList;
import java.util.List;

/**
 * Which pods of a former template go, and where pods of the current one come beside them, within what the strategy allows. Mirrors
 * {@code rollingUpdate} of {@code pkg/controller/daemon/update.go}.
 */
final class RollingUpdate {
    private final DaemonPods look;
    private final int desired;
    private final Plan plan = new Plan();

    private RollingUpdate(DaemonPods look) {
        this.look = look;
        this.desired = look.desired();
    }

    static Plan of(DaemonPods look) {
        if (!look.isRolling()) {
            return new Plan();
        }
        RollingUpdate update = new RollingUpdate(look);
        int surge = look.maxSurge(update.desired);
        int unavailable = look.maxUnavailable(update.desired);
        if (surge == 0) {
            update.replace(unavailable == 0 ? 1 : unavailable);
        } else {
            update.surge(surge);
        }
        return update.plan;
    }

    /**
     * What is on a node, beside pods that are being deleted.
     *
     * @param fresh the one that is up to date, or null
     * @param former the one of another template, or null
     * @param excess whether there are more of one kind: they go first
     */
    private record Pair(PodView fresh, PodView former, boolean excess) {}

    private Pair pair(List<PodView> there) {
        List<PodView> staying = there.stream().filter(p -> !p.isDeleting()).toList();
        List<PodView> fresh = staying.stream().filter(look::isUpToDate).toList();
        List<PodView> former = staying.stream().filter(p -> !look.isUpToDate(p)).toList();
        return new Pair(
                fresh.isEmpty() ? null : fresh.get(0),
                former.isEmpty() ? null : former.get(0),
                fresh.size() > 1 || former.size() > 1);
    }

    /** Former pods that serve nobody go at once, others as long as not too many nodes are without one that serves. */
    private void replace(int maxUnavailable) {
        int unavailable = 0;
        List<PodView> candidates = new ArrayList<>();
        for (KubeObject node : look.concerned()) {
            Pair pair = pair(look.on(node));
            if (pair.excess() || (pair.fresh() == null) == (pair.former() == null)) {
                unavailable++;
            } else if (pair.fresh() != null) {
                unavailable += look.isAvailable(pair.fresh()) ? 0 : 1;
            } else if (!look.isAvailable(pair.former())) {
                plan.pods().add(pair.former());
                unavailable++;
            } else {
                candidates.add(pair.former());
            }
        }
        candidates.stream().limit(Math.max(0, maxUnavailable - unavailable)).forEach(plan.pods()::add);
    }

    /** A former pod goes when the one beside it is available; so many more may be at a time. */
    private void surge(int maxSurge) {
        int surging = 0;
        int available = 0;
        List<String> candidates = new ArrayList<>();
        List<PodView> astray = new ArrayList<>();
        for (KubeObject node : look.concerned()) {
            Pair pair = pair(look.on(node));
            if (pair.excess()) {
                surging++;
                continue;
            }
            PodView oldest = pair.former() != null ? pair.former() : pair.fresh();
            available += oldest != null && look.isAvailable(oldest) ? 1 : 0;
            if (pair.former() == null) {
                continue;
            }
            if (pair.fresh() != null && look.isAvailable(pair.fresh())) {
                plan.pods().add(pair.former());
            } else if (pair.fresh() != null) {
                surging++;
            } else {
                former(node, pair.former(), candidates, astray);
            }
        }
        candidates.stream().limit(Math.max(0, maxSurge - surging)).forEach(plan.nodes()::add);
        astray.stream().limit(Math.max(0, available - desired)).forEach(plan.pods()::add);
    }

    /** Where no pod shall be any more one goes as soon as others serve in its stead. */
    private void former(KubeObject node, PodView pod, List<String> candidates, List<PodView> astray) {
        boolean serves = look.isAvailable(pod);
        if (!look.shouldRun(node)) {
            (serves ? astray : plan.pods()).add(pod);
        } else {
            (serves ? candidates : plan.nodes()).add(node.name());
        }
    }
}
