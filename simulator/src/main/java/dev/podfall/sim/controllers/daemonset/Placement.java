package dev.podfall.sim.controllers.daemonset;

import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.controllers.runtime.PodView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where pods are missing, and which ended, are one too many, or may not stay on their node. Mirrors {@code podsShouldBeOnNode}
 * of {@code daemon_controller.go}.
 */
final class Placement {
    private final DaemonPods look;
    private final FailedPods failed;
    private final Listener listener;
    private final Plan plan = new Plan();

    /** Told of what is seen on the way. */
    interface Listener {
        /** Look again after so long: the time of a failed pod to go has not come. */
        void again(Duration wait);

        /** A pod ended and is to go. */
        void ended(PodView pod);
    }

    private Placement(DaemonPods look, FailedPods failed, Listener listener) {
        this.look = look;
        this.failed = failed;
        this.listener = listener;
    }

    static Plan of(DaemonPods look, FailedPods failed, Listener listener) {
        Placement placement = new Placement(look, failed, listener);
        look.nodes().forEach(placement::on);
        placement.withoutNode();
        return placement.plan;
    }

    private void on(KubeObject node) {
        DaemonPod.Place place = DaemonPod.place(look.set(), node);
        List<PodView> there = look.on(node);
        if (place.shouldRun() && there.isEmpty()) {
            plan.nodes().add(node.name());
        } else if (place.mayStay()) {
            staying(node, there, place.shouldRun());
        } else {
            there.stream().filter(p -> !p.isDeleting()).forEach(plan.pods()::add);
        }
    }

    private void staying(KubeObject node, List<PodView> there, boolean shouldRun) {
        List<PodView> running = new ArrayList<>();
        for (PodView pod : there) {
            if (pod.isActive()) {
                running.add(pod);
            } else if (!pod.isDeleting() && mayGo(node, pod)) {
                listener.ended(pod);
                plan.pods().add(pod);
            }
        }
        if (look.maxSurge(1) == 0) {
            running.stream().skip(1).forEach(plan.pods()::add);
        } else if (running.isEmpty() && shouldRun) {
            plan.nodes().add(node.name());
        } else {
            onePair(running);
        }
    }

    private boolean mayGo(KubeObject node, PodView finished) {
        if (!finished.phase().equals("Failed")) {
            return true;
        }
        Duration wait = failed.wait(look.set(), node.name(), look.now());
        if (!wait.isZero()) {
            listener.again(wait);
        }
        return wait.isZero();
    }

    /** Two may be there as long as the former one serves, and the one that is up to date does not yet. */
    private void onePair(List<PodView> running) {
        PodView fresh = oldest(running, true);
        PodView former = oldest(running, false);
        running.stream().filter(p -> p != fresh && p != former).forEach(plan.pods()::add);
        if (fresh != null && former != null && (!former.isReady() || look.isAvailable(fresh))) {
            plan.pods().add(former);
        }
    }

    private PodView oldest(List<PodView> running, boolean upToDate) {
        return running.stream()
                .filter(p -> look.isUpToDate(p) == upToDate)
                .findFirst()
                .orElse(null);
    }

    /** Their node went before they came there: nobody else takes them away. */
    private void withoutNode() {
        List<String> names = look.nodes().stream().map(KubeObject::name).toList();
        look.byNode().forEach((node, pods) -> {
            if (!names.contains(node)) {
                pods.stream()
                        .filter(p -> p.nodeName().isEmpty() && !p.isDeleting())
                        .forEach(plan.pods()::add);
            }
        });
    }
}
