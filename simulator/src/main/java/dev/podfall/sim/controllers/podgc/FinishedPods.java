package dev.podfall.sim.controllers.podgc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodView;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Deletes the oldest finished pods when there are too many: those that a node refuses are replaced without end. Mirrors
 * {@code gcTerminated} of {@code pkg/controller/podgc/gc_controller.go}.
 */
final class FinishedPods implements Reconciler {
    /** {@code --terminated-pod-gc-threshold}: 12500 by default, far less where memory is scarce as it is here. */
    static final int THRESHOLD = 500;

    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final Key ALL = new Key("", "");

    private final ControllerContext context;
    private final WorkQueue queue;
    private boolean due;

    FinishedPods(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
    }

    void watch() {
        context.informers().on(Resources.PODS, event -> seen(event.object()));
    }

    private void seen(ObjectNode pod) {
        if (!due && PodView.of(pod).isFinished()) {
            due = true;
            queue.addAfter(ALL, ROUND);
        }
    }

    @Override
    public void reconcile(Key key) {
        due = false;
        List<KubeObject> finished = context.informers().of(Resources.PODS).all().stream()
                .filter(pod -> PodView.of(pod).isFinished())
                .map(KubeObject::new)
                .filter(pod -> !pod.isTerminating())
                .sorted(Comparator.comparing(KubeObject::created).thenComparing(KubeObject::name))
                .toList();
        for (KubeObject pod : finished.subList(0, Math.max(0, finished.size() - THRESHOLD))) {
            context.client().delete(Resources.PODS, pod.namespace(), pod.name(), DeleteOptions.NOW.withUid(pod.uid()));
        }
    }
}
