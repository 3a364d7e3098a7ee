package dev.podfall.sim.controllers.podautoscaler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at each HorizontalPodAutoscaler every 15 s. Mirrors {@code pkg/controller/podautoscaler/horizontal.go} for
 * resource metrics.
 */
public final class HorizontalController implements Reconciler {
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final ControllerContext context;
    private final WorkQueue queue;
    private final Map<Key, Recommendations> recommendations = new HashMap<>();

    public HorizontalController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.HORIZONTALPODAUTOSCALERS, e -> {
            boolean specChanged = e.previous() == null
                    || !e.object().path("spec").equals(e.previous().path("spec"));
            if (specChanged) {
                queue.add(Key.of(e.object()));
            }
        });
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found =
                context.client().find(Resources.HORIZONTALPODAUTOSCALERS, key.namespace(), key.name());
        if (found.isEmpty() || new KubeObject(found.get()).isTerminating()) {
            recommendations.remove(key);
            return;
        }
        queue.addAfter(key, PERIOD);
        Autoscaling look = new Autoscaling(
                context, new KubeObject(found.get()), recommendations.computeIfAbsent(key, k -> new Recommendations()));
        look.run();
        if (!look.status().equals(found.get().path("status"))) {
            ObjectNode copy = found.get().deepCopy();
            copy.set("status", look.status());
            context.client().updateStatus(Resources.HORIZONTALPODAUTOSCALERS, copy);
        }
    }
}
