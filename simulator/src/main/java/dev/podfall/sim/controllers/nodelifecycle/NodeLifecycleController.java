package dev.podfall.sim.controllers.nodelifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sets a node's conditions to Unknown when its kubelet has been silent for 50 s, keeps the taints that follow from
 * conditions, and marks the pods of a node that is not ready. Mirrors
 * {@code pkg/controller/nodelifecycle/node_lifecycle_controller.go}.
 */
public final class NodeLifecycleController implements Reconciler {
    private static final Duration GRACE = Duration.ofSeconds(50);
    private static final Duration STARTUP_GRACE = Duration.ofSeconds(60);
    private static final String LEASES = "kube-node-lease";
    private static final String[] CONDITIONS = {"Ready", "MemoryPressure", "DiskPressure", "PIDPressure"};

    private final ControllerContext context;
    private final WorkQueue queue;
    private final Map<String, Instant> heard = new HashMap<>();

    public NodeLifecycleController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.NODES, this::onNode);
        context.informers().on(Resources.LEASES, this::onLease);
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.NODES, null, key.name());
        if (found.isEmpty()) {
            return;
        }
        KubeObject node = new KubeObject(found.get());
        boolean hasStatus = node.condition("Ready").isPresent();
        Instant since = heard.computeIfAbsent(key.name(), n -> context.now());
        Instant deadline = since.plus(hasStatus ? GRACE : STARTUP_GRACE);
        boolean silent = context.now().isAfter(deadline);
        boolean wasReady = node.is("Ready");
        if (silent) {
            node = markUnknown(node);
        } else {
            queue.addAfter(key, Duration.between(context.now(), deadline).plusMillis(1));
        }
        setTaints(node);
        if (wasReady && !node.is("Ready")) {
            String text = "Node " + node.name() + " status is now: NodeNotReady";
            context.recorder().normal(node, "NodeNotReady", text);
        }
        if (hasStatus && !node.is("Ready")) {
            markPodsNotReady(node.name());
        }
    }

    private KubeObject markUnknown(KubeObject node) {
        ObjectNode copy = node.json().deepCopy();
        ObjectNode status = copy.withObject("/status");
        boolean changed = false;
        for (String type : CONDITIONS) {
            Optional<JsonNode> current = new KubeObject(copy).condition(type);
            if (current.isEmpty()) {
                KubeObject.setCondition(
                        status,
                        type,
                        "Unknown",
                        "NodeStatusNeverUpdated",
                        "Kubelet never posted node status.",
                        context.now());
                ((ObjectNode) new KubeObject(copy).condition(type).orElseThrow())
                        .put("lastHeartbeatTime", KubeObject.time(node.created()));
                changed = true;
            } else if (!current.get().path("status").asText().equals("Unknown")) {
                String message = "Kubelet stopped posting node status.";
                KubeObject.setCondition(status, type, "Unknown", "NodeStatusUnknown", message, context.now());
                changed = true;
            }
        }
        return changed ? new KubeObject(context.client().updateStatus(Resources.NODES, copy)) : node;
    }

    private void setTaints(KubeObject node) {
        boolean anyReady =
                context.client().list(Resources.NODES, null).stream().anyMatch(n -> new KubeObject(n).is("Ready"));
        Optional<ArrayNode> taints = NodeTaints.change(node, anyReady, context.now());
        if (taints.isPresent()) {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            ObjectNode spec = patch.putObject("spec");
            patch.putObject("metadata").put("resourceVersion", node.resourceVersion());
            if (taints.get().isEmpty()) {
                spec.putNull("taints");
            } else {
                spec.set("taints", taints.get());
            }
            context.client().patch(Resources.NODES, null, node.name(), PatchType.MERGE, patch, null);
        }
    }

    private void markPodsNotReady(String node) {
        for (ObjectNode json : context.client().list(Resources.PODS, null)) {
            KubeObject pod = new KubeObject(json);
            boolean here = pod.spec().path("nodeName").asText().equals(node);
            if (here && pod.is("Ready")) {
                ObjectNode copy = json.deepCopy();
                JsonNode ready = pod.condition("Ready").orElseThrow();
                KubeObject.setCondition(
                        copy.withObject("/status"),
                        "Ready",
                        "False",
                        ready.path("reason").asText(null),
                        ready.path("message").asText(null),
                        context.now());
                context.client().updateStatus(Resources.PODS, copy);
                context.recorder().warning(pod, "NodeNotReady", "Node is not ready");
            }
        }
    }

    private void onNode(WatchEvent event) {
        KubeObject node = new KubeObject(event.object());
        if (event.type() == WatchEvent.Type.DELETED) {
            heard.remove(node.name());
            String text = "Node " + node.name() + " event: Removing Node " + node.name() + " from Controller";
            context.recorder().normal(node, "RemovingNode", text);
            return;
        }
        if (event.type() == WatchEvent.Type.ADDED) {
            String text = "Node " + node.name() + " event: Registered Node " + node.name() + " in Controller";
            context.recorder().normal(node, "RegisteredNode", text);
        }
        if (event.previous() == null || heartbeatMoved(node, new KubeObject(event.previous()))) {
            heard.put(node.name(), context.now());
        }
        queue.add(Key.of(event.object()));
    }

    private void onLease(WatchEvent event) {
        Key lease = Key.of(event.object());
        if (lease.namespace().equals(LEASES) && event.type() != WatchEvent.Type.DELETED) {
            heard.put(lease.name(), context.now());
        }
    }

    private static boolean heartbeatMoved(KubeObject now, KubeObject before) {
        return !heartbeat(now).equals(heartbeat(before));
    }

    private static String heartbeat(KubeObject node) {
        return node.condition("Ready")
                .map(c -> c.path("lastHeartbeatTime").asText())
                .orElse("");
    }
}
