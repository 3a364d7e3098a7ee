package dev.podfall.sim.controllers.podautoscaler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Map<Key, ScaleChanges> changes = new HashMap<>();

    /** The pods that each autoscaler acts on; two that act on the same would fight. */
    private final Map<Key, LabelSelector> selectors = new LinkedHashMap<>();

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

    /** All autoscalers that act on these pods, in the order in which they were first looked at. */
    private List<Key> rivals(Key key, LabelSelector selector) {
        selectors.put(key, selector);
        List<ObjectNode> pods = context.client().list(Resources.PODS, key.namespace(), selector);
        return selectors.entrySet().stream()
                .filter(e -> e.getKey().namespace().equals(key.namespace()))
                .filter(e -> pods.stream().anyMatch(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found =
                context.client().find(Resources.HORIZONTALPODAUTOSCALERS, key.namespace(), key.name());
        if (found.isEmpty() || new KubeObject(found.get()).isTerminating()) {
            recommendations.remove(key);
            changes.remove(key);
            selectors.remove(key);
            return;
        }
        queue.addAfter(key, PERIOD);
        Autoscaling look = new Autoscaling(
                context,
                new KubeObject(found.get()),
                recommendations.computeIfAbsent(key, k -> new Recommendations()),
                changes.computeIfAbsent(key, k -> new ScaleChanges()),
                selector -> rivals(key, selector));
        look.run();
        if (!look.status().equals(found.get().path("status"))) {
            context.client().updateStatus(Resources.HORIZONTALPODAUTOSCALERS, found.get(), look.status());
        }
    }
}
