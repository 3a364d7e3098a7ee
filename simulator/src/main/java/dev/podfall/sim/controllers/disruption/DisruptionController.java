package dev.podfall.sim.controllers.disruption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.GoText;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodView;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mirrors {@code pkg/controller/disruption/disruption.go}. */
public final class DisruptionController implements Reconciler {
    /** A pod whose eviction was allowed is counted as gone for so long. */
    private static final Duration DELETION_TIMEOUT = Duration.ofMinutes(2);

    private final ControllerContext context;
    private final WorkQueue queue;

    public DisruptionController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.PODDISRUPTIONBUDGETS, e -> queue.add(Key.of(e.object())));
        context.informers().on(Resources.PODS, this::onPod);
        for (var type : ExpectedScale.TYPES) {
            context.informers().on(type, this::onScalable);
        }
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.PODDISRUPTIONBUDGETS, key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        KubeObject budget = new KubeObject(found.get());
        List<PodView> pods = context
                .client()
                .list(
                        Resources.PODS,
                        key.namespace(),
                        LabelSelector.ofObject(budget.spec().path("selector")))
                .stream()
                .map(PodView::of)
                .toList();
        if (pods.isEmpty()) {
            context.recorder().normal(budget, "NoPods", "No matching pods found");
        }
        ExpectedScale scale = ExpectedScale.of(context.client(), budget, pods);
        if (scale.failure() != null) {
            String text = "Failed to calculate the number of expected pods: " + scale.failure();
            context.recorder().warning(budget, "CalculateExpectedPodCountFailed", text);
            write(budget, failed(budget, scale.failure()));
            return;
        }
        if (scale.unmanaged() > 0) {
            context.recorder().warning(budget, "UnmanagedPods", unmanagedText(budget));
        }
        write(budget, status(key, budget, pods, scale));
    }

    private ObjectNode status(Key key, KubeObject budget, List<PodView> pods, ExpectedScale scale) {
        ObjectNode disrupted = JsonNodeFactory.instance.objectNode();
        int healthy = 0;
        for (PodView pod : pods) {
            JsonNode since = budget.status().path("disruptedPods").path(pod.name());
            Instant end = since.isTextual() ? Instant.parse(since.asText()).plus(DELETION_TIMEOUT) : null;
            if (pod.isDeleting()) {
                continue;
            }
            if (end != null && end.isAfter(context.now())) {
                disrupted.set(pod.name(), since);
                queue.addAfter(key, Duration.between(context.now(), end));
            } else if (pod.isReady()) {
                healthy++;
            }
        }
        int allowed = scale.expected() <= 0 ? 0 : Math.max(0, healthy - scale.desired());
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("currentHealthy", healthy)
                .put("desiredHealthy", scale.desired())
                .put("disruptionsAllowed", allowed)
                .put("expectedPods", scale.expected())
                .put("observedGeneration", (int) budget.generation());
        if (!disrupted.isEmpty()) {
            status.set("disruptedPods", disrupted);
        }
        keepConditions(budget, status);
        String reason = allowed > 0 ? "SufficientPods" : "InsufficientPods";
        condition(budget, status, allowed > 0, reason, "");
        return status;
    }

    private ObjectNode failed(KubeObject budget, String why) {
        ObjectNode status = budget.status() instanceof ObjectNode present
                ? present.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        for (String count : new String[] {"currentHealthy", "desiredHealthy", "expectedPods"}) {
            status.put(count, status.path(count).asInt());
        }
        status.put("disruptionsAllowed", 0);
        condition(budget, status, false, "SyncFailed", why);
        return status;
    }

    private void condition(KubeObject budget, ObjectNode status, boolean value, String reason, String message) {
        KubeObject.setCondition(status, "DisruptionAllowed", value ? "True" : "False", reason, message, context.now());
        status.path("conditions")
                .forEach(c ->
                        ((ObjectNode) c).put("message", message).put("observedGeneration", (int) budget.generation()));
    }

    private static void keepConditions(KubeObject budget, ObjectNode status) {
        if (budget.status().path("conditions").isArray()) {
            status.set("conditions", budget.status().path("conditions").deepCopy());
        }
    }

    private void write(KubeObject budget, ObjectNode status) {
        if (!status.equals(budget.status())) {
            context.client().updateStatus(Resources.PODDISRUPTIONBUDGETS, budget.json(), status);
        }
    }

    private static String unmanagedText(KubeObject budget) {
        return "Pods selected by this PodDisruptionBudget (selector: "
                + GoText.labelSelector(budget.spec().path("selector"))
                + ") were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which"
                + " may result in undefined behavior. To account for these pods please set \".spec.minAvailable\" field of"
                + " the PDB to an integer value.";
    }

    private void onPod(WatchEvent event) {
        enqueueFor(event.object());
        if (event.previous() != null) {
            enqueueFor(event.previous());
        }
    }

    private void enqueueFor(ObjectNode pod) {
        String namespace = pod.path("metadata").path("namespace").asText();
        for (ObjectNode budget :
                context.informers().of(Resources.PODDISRUPTIONBUDGETS).in(namespace)) {
            if (LabelSelector.ofObject(budget.path("spec").path("selector")).test(pod)) {
                queue.add(Key.of(budget));
            }
        }
    }

    /** The expected number follows the size of what owns the pods. */
    private void onScalable(WatchEvent event) {
        boolean resized = event.previous() == null
                || !event.object()
                        .path("spec")
                        .path("replicas")
                        .equals(event.previous().path("spec").path("replicas"));
        if (resized) {
            String namespace = event.object().path("metadata").path("namespace").asText();
            context.informers().of(Resources.PODDISRUPTIONBUDGETS).in(namespace).forEach(b -> queue.add(Key.of(b)));
        }
    }
}
