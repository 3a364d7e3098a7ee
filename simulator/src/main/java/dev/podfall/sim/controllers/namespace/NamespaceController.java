package dev.podfall.sim.controllers.namespace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.RetryLater;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.util.Optional;

/**
 * Deletes what a terminating namespace holds, pods first, tells in conditions what remains, and lets the namespace go
 * once it is empty. Mirrors {@code pkg/controller/namespace/namespace_controller.go}.
 */
public final class NamespaceController implements Reconciler {
    private static final String FINALIZER = "kubernetes";

    /** Upstream waits this long so that all API servers know of the deletion. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ControllerContext context;
    private final WorkQueue queue;

    public NamespaceController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.NAMESPACES, e -> {
            if (new KubeObject(e.object()).isTerminating()) {
                queue.addAfter(Key.of(e.object()), GRACE);
            }
        });
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.NAMESPACES, null, key.name());
        if (found.isEmpty() || !new KubeObject(found.get()).isTerminating() || !hasFinalizer(found.get())) {
            return;
        }
        Content content = new Content(context.client(), new KubeObject(found.get()), context.now());
        content.delete();
        ObjectNode namespace = writeConditions(found.get(), content);
        if (content.waitSeconds() > 0) {
            queue.addAfter(key, Duration.ofSeconds(content.waitSeconds() / 2 + 1));
        } else if (content.isStuck()) {
            throw new RetryLater("content remains in namespace " + key.name());
        } else {
            finish(namespace);
        }
    }

    private ObjectNode writeConditions(ObjectNode namespace, Content content) {
        ObjectNode copy = namespace.deepCopy();
        ObjectNode status = copy.withObject("/status");
        boolean changed = !status.path("phase").asText().equals("Terminating");
        status.put("phase", "Terminating");
        for (Content.Condition condition : content.conditions()) {
            changed |= KubeObject.setCondition(
                    status,
                    condition.type(),
                    condition.value(),
                    condition.reason(),
                    condition.message(),
                    context.now());
        }
        return changed ? context.client().updateStatus(Resources.NAMESPACES, copy) : namespace;
    }

    private void finish(ObjectNode namespace) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ArrayNode finalizers = patch.putObject("spec").putArray("finalizers");
        for (JsonNode finalizer : namespace.path("spec").path("finalizers")) {
            if (!finalizer.asText().equals(FINALIZER)) {
                finalizers.add(finalizer);
            }
        }
        try {
            String name = Key.of(namespace).name();
            context.client().patch(Resources.NAMESPACES, null, name, PatchType.MERGE, patch, "finalize");
        } catch (ApiException e) {
            if (e.code() != 404) {
                throw e;
            }
        }
    }

    private static boolean hasFinalizer(ObjectNode namespace) {
        for (JsonNode finalizer : namespace.path("spec").path("finalizers")) {
            if (finalizer.asText().equals(FINALIZER)) {
                return true;
            }
        }
        return false;
    }
}
