package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.Key;

/** What is written of an Application: its status, what it does now, and Events. It has no subresource for its status, as upstream. */
final class Records {
    private final SimClient client;
    private final EventRecorder events;
    private final LogrusLog log;

    Records(SimClient client, EventRecorder events, LogrusLog log) {
        this.client = client;
        this.events = events;
        this.log = log;
    }

    LogrusLog log() {
        return log;
    }

    void event(ObjectNode application, boolean warning, String reason, String message) {
        events.event(new KubeObject(application), null, warning ? "Warning" : "Normal", reason, message);
        log.about(Key.of(application), "info", message, "reason", reason);
    }

    /** Puts another status in the place of the one that was read, and takes away the wish for a refresh. */
    void status(ObjectNode application, ObjectNode status) {
        told(application, status, "sync");
        told(application, status, "health");
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        if (!status.equals(application.path("status"))) {
            add(patch, "/status", status);
        }
        if (ArgoCd.annotation(application, ArgoCd.REFRESH).isTextual()) {
            remove(patch, "/metadata/annotations/" + ArgoCd.REFRESH.replace("/", "~1"));
        }
        write(application, patch);
    }

    private void told(ObjectNode application, ObjectNode status, String what) {
        String before = application.path("status").path(what).path("status").asText("");
        String now = status.path(what).path("status").asText("");
        if (!before.equals(now)) {
            event(application, false, "ResourceUpdated", "Updated " + what + " status: " + before + " -> " + now);
        }
    }

    /** Begins an operation: the state of the last one goes. */
    void begin(ObjectNode application, ObjectNode operation) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        add(patch, "/operation", operation);
        if (application.path("status").has("operationState")) {
            remove(patch, "/status/operationState");
        }
        write(application, patch);
    }

    /** The state of an operation; one that is complete is wished no more. @param history null for what it was */
    void operation(ObjectNode application, ObjectNode state, ArrayNode history) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        if (!application.path("status").isObject()) {
            add(patch, "/status", JsonNodeFactory.instance.objectNode());
        }
        if (!state.equals(application.path("status").path("operationState"))) {
            add(patch, "/status/operationState", state.deepCopy());
        }
        if (history != null) {
            add(patch, "/status/history", history);
        }
        if (Phase.isCompleted(state.path("phase").asText()) && application.has("operation")) {
            remove(patch, "/operation");
        }
        write(application, patch);
    }

    private static void add(ArrayNode patch, String path, JsonNode value) {
        patch.addObject().put("op", "add").put("path", path).set("value", value);
    }

    private static void remove(ArrayNode patch, String path) {
        patch.addObject().put("op", "remove").put("path", path);
    }

    void write(ObjectNode application, ArrayNode patch) {
        if (!patch.isEmpty()) {
            KubeObject about = new KubeObject(application);
            client.patch(ArgoCd.APPLICATIONS, about.namespace(), about.name(), PatchType.JSON, patch, null);
        }
    }
}
