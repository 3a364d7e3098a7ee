package dev.podfall.sim.controllers.endpointslice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodControl;
import dev.podfall.sim.controllers.runtime.PodView;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.ServiceBackends;
import dev.podfall.sim.controllers.runtime.TriggerTimes;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the EndpointSlices of every Service that has a selector. Mirrors
 * {@code pkg/controller/endpointslice/endpointslice_controller.go}.
 */
public final class EndpointSliceController implements Reconciler {
    private final ControllerContext context;
    private final WorkQueue queue;
    private final TriggerTimes triggers = new TriggerTimes();
    /** The version in which this controller left a slice, by UID: its own writes are no news. */
    private final Map<String, String> written = new HashMap<>();

    public EndpointSliceController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.SERVICES, e -> queue.add(Key.of(e.object())));
        context.informers().on(Resources.PODS, e -> ServiceBackends.enqueueServices(context, e, queue));
        context.informers().on(Resources.ENDPOINTSLICES, this::onSlice);
        context.informers().of(Resources.NODES);
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.SERVICES, key.namespace(), key.name());
        if (found.isEmpty()) {
            triggers.forget(key);
            return;
        }
        KubeObject service = new KubeObject(found.get());
        if (!ServiceBackends.isManaged(service) || service.isTerminating()) {
            return;
        }
        List<PodView> pods =
                context.client().list(Resources.PODS, key.namespace(), ServiceBackends.selector(service)).stream()
                        .map(PodView::of)
                        .toList();
        SliceTemplate template = new SliceTemplate(service, triggers.compute(service, pods));
        SlicePlan plan = new SlicePlan(template, existing(service));
        for (PodView pod : pods) {
            if (ServiceBackends.hasEndpoint(pod, true)) {
                plan.want(template.ports(pod), template.endpoint(pod, zone(pod)));
            }
        }
        carryOut(service, plan);
    }

    private void carryOut(KubeObject service, SlicePlan plan) {
        try {
            for (ObjectNode slice : plan.writes()) {
                ObjectNode stored = slice.path("metadata").hasNonNull("uid")
                        ? context.client().update(Resources.ENDPOINTSLICES, slice)
                        : context.client().create(Resources.ENDPOINTSLICES, slice);
                written.put(new KubeObject(stored).uid(), new KubeObject(stored).resourceVersion());
            }
            for (ObjectNode slice : plan.surplus()) {
                Key key = Key.of(slice);
                context.client().delete(Resources.ENDPOINTSLICES, key.namespace(), key.name(), DeleteOptions.DEFAULT);
            }
        } catch (ApiException refused) {
            if (PodControl.isNamespaceTerminating(refused)) {
                return;
            }
            context.recorder()
                    .warning(
                            service,
                            "FailedToUpdateEndpointSlices",
                            "Error updating Endpoint Slices for Service " + Key.of(service.json()) + ": "
                                    + refused.getMessage());
            throw refused;
        }
    }

    private List<ObjectNode> existing(KubeObject service) {
        LabelSelector mine = LabelSelector.of(
                Map.of(SliceTemplate.SERVICE_NAME, service.name(), SliceTemplate.MANAGED_BY, SliceTemplate.CONTROLLER));
        return context.client().list(Resources.ENDPOINTSLICES, service.namespace(), mine).stream()
                .filter(slice -> !new KubeObject(slice).isTerminating())
                .toList();
    }

    private String zone(PodView pod) {
        return context.informers()
                .of(Resources.NODES)
                .find(new Key("", pod.nodeName()))
                .map(node -> node.path("metadata")
                        .path("labels")
                        .path("topology.kubernetes.io/zone")
                        .asText())
                .orElse("");
    }

    /** Somebody changed or deleted a slice of ours: put it right. */
    private void onSlice(WatchEvent event) {
        KubeObject slice = new KubeObject(event.object());
        String service = slice.labels().getOrDefault(SliceTemplate.SERVICE_NAME, "");
        if (event.type() == WatchEvent.Type.DELETED) {
            written.remove(slice.uid());
        } else if (slice.resourceVersion().equals(written.get(slice.uid()))) {
            return;
        }
        boolean mine = SliceTemplate.CONTROLLER.equals(slice.labels().get(SliceTemplate.MANAGED_BY));
        if (mine && !service.isEmpty()) {
            queue.add(new Key(slice.namespace(), service));
        }
    }
}
