package dev.podfall.sim.controllers.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodControl;
import dev.podfall.sim.controllers.runtime.PodView;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.Semantic;
import dev.podfall.sim.controllers.runtime.ServiceBackends;
import dev.podfall.sim.controllers.runtime.TriggerTimes;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the Endpoints object of every Service that has a selector. Mirrors
 * {@code pkg/controller/endpoint/endpoints_controller.go}.
 */
public final class EndpointsController implements Reconciler {
    private static final String TRIGGER_TIME = "endpoints.kubernetes.io/last-change-trigger-time";

    private final ControllerContext context;
    private final WorkQueue queue;
    private final TriggerTimes triggers = new TriggerTimes();

    public EndpointsController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.SERVICES, e -> queue.add(Key.of(e.object())));
        context.informers().on(Resources.PODS, e -> ServiceBackends.enqueueServices(context, e, queue));
        context.informers().on(Resources.ENDPOINTS, e -> queue.add(Key.of(e.object())));
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> service = context.client().find(Resources.SERVICES, key.namespace(), key.name());
        if (service.isEmpty()) {
            triggers.forget(key);
            deleteIfManaged(key);
        } else if (ServiceBackends.isManaged(new KubeObject(service.get()))) {
            sync(new KubeObject(service.get()));
        }
    }

    private void sync(KubeObject service) {
        List<PodView> pods =
                context.client().list(Resources.PODS, service.namespace(), ServiceBackends.selector(service)).stream()
                        .map(PodView::of)
                        .toList();
        ArrayNode subsets = new Subsets(service).of(pods);
        Optional<Instant> trigger = triggers.compute(service, pods);
        Optional<ObjectNode> current = context.client().find(Resources.ENDPOINTS, service.namespace(), service.name());
        ObjectNode labels = labels(service);
        boolean same = current.filter(c -> Semantic.equal(c.path("subsets"), subsets)
                        && Semantic.equal(c.path("metadata").path("labels"), labels))
                .isPresent();
        if (same) {
            return;
        }
        ObjectNode next = current.map(ObjectNode::deepCopy)
                .orElseGet(() -> KubeObject.of(Resources.ENDPOINTS, service.namespace(), service.name()));
        ObjectNode metadata = (ObjectNode) next.get("metadata");
        metadata.set("labels", labels);
        ObjectNode annotations =
                metadata.get("annotations") instanceof ObjectNode present ? present : metadata.putObject("annotations");
        trigger.ifPresentOrElse(
                time -> annotations.put(TRIGGER_TIME, KubeObject.time(time)), () -> annotations.remove(TRIGGER_TIME));
        next.remove("subsets");
        if (!subsets.isEmpty()) {
            next.set("subsets", subsets);
        }
        write(next, current.isEmpty());
    }

    private void write(ObjectNode endpoints, boolean create) {
        try {
            if (create) {
                context.client().create(Resources.ENDPOINTS, endpoints);
            } else {
                context.client().update(Resources.ENDPOINTS, endpoints);
            }
        } catch (ApiException refused) {
            if (create && PodControl.isNamespaceTerminating(refused)) {
                return;
            }
            Key key = Key.of(endpoints);
            KubeObject about = new KubeObject(endpoints);
            if (create) {
                String text = "Failed to create endpoint for service " + key + ": " + refused.getMessage();
                context.recorder().warning(about, "FailedToCreateEndpoint", text);
            } else {
                String text = "Failed to update endpoint " + key + ": " + refused.getMessage();
                context.recorder().warning(about, "FailedToUpdateEndpoint", text);
            }
            throw refused;
        }
    }

    private static ObjectNode labels(KubeObject service) {
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        service.labels().forEach(labels::put);
        labels.remove("service.kubernetes.io/headless");
        if (ServiceBackends.isHeadless(service)) {
            labels.put("service.kubernetes.io/headless", "");
        }
        return labels.put("endpoints.kubernetes.io/managed-by", "endpoint-controller");
    }

    /** Endpoints of a Service that is gone go too; those that somebody made by hand without a Service stay. */
    private void deleteIfManaged(Key key) {
        Optional<ObjectNode> current = context.client().find(Resources.ENDPOINTS, key.namespace(), key.name());
        JsonNode labels =
                current.map(c -> c.path("metadata").path("labels")).orElse(JsonNodeFactory.instance.missingNode());
        if (labels.has("endpoints.kubernetes.io/managed-by")) {
            context.client().delete(Resources.ENDPOINTS, key.namespace(), key.name(), DeleteOptions.DEFAULT);
        }
    }
}
