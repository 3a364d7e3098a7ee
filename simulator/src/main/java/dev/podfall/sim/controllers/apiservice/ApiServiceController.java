package dev.podfall.sim.controllers.apiservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.util.Optional;

/**
 * Tells of APIServices that name a Service whether it is there and has addresses. Nobody is asked for the API itself. Mirrors
 * {@code remote_available_controller.go}.
 */
public final class ApiServiceController implements Reconciler {
    private static final String GROUP_LABEL = "kubernetes.io/service-name";

    private final ControllerContext context;
    private final WorkQueue queue;

    public ApiServiceController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.APISERVICES, e -> queue.add(Key.of(e.object())));
        context.informers()
                .on(
                        Resources.SERVICES,
                        e -> enqueueThoseOf(new KubeObject(e.object()), new KubeObject(e.object()).name()));
        context.informers().on(Resources.ENDPOINTSLICES, e -> {
            KubeObject slice = new KubeObject(e.object());
            enqueueThoseOf(
                    slice, e.object().at("/metadata/labels").path(GROUP_LABEL).asText(""));
        });
    }

    private void enqueueThoseOf(KubeObject object, String service) {
        for (ObjectNode api : context.client().list(Resources.APISERVICES, null)) {
            JsonNode reference = api.path("spec").path("service");
            if (reference.path("name").asText("").equals(service)
                    && reference.path("namespace").asText("").equals(object.namespace())) {
                queue.add(Key.of(api));
            }
        }
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.APISERVICES, null, key.name());
        if (found.isEmpty() || !found.get().path("spec").path("service").isObject()) {
            return;
        }
        JsonNode reference = found.get().path("spec").path("service");
        String name = reference.path("name").asText();
        String namespace = reference.path("namespace").asText();
        String shown = "service/" + name + " in \"" + namespace + "\"";
        Optional<ObjectNode> service = context.client().find(Resources.SERVICES, namespace, name);
        if (service.isEmpty()) {
            tell(found.get(), "False", "ServiceNotFound", shown + " is not present");
        } else if (!hasAddresses(namespace, name)) {
            tell(
                    found.get(),
                    "False",
                    "MissingEndpoints",
                    "endpoints for " + shown + " have no addresses with port name \"\"");
        } else {
            tell(found.get(), "True", "Passed", "all checks passed");
        }
    }

    private boolean hasAddresses(String namespace, String service) {
        for (ObjectNode slice : context.client().list(Resources.ENDPOINTSLICES, namespace)) {
            if (slice.at("/metadata/labels").path(GROUP_LABEL).asText("").equals(service)) {
                for (JsonNode endpoint : slice.path("endpoints")) {
                    if (endpoint.path("conditions").path("ready").asBoolean(true)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void tell(ObjectNode api, String status, String reason, String message) {
        ObjectNode told = api.path("status").deepCopy();
        KubeObject.setCondition(told, "Available", status, reason, message, context.now());
        if (!told.equals(api.path("status"))) {
            context.client().updateStatus(Resources.APISERVICES, api, told);
        }
    }
}
