package dev.podfall.sim.kubelet.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.images.ImageStore;
import dev.podfall.sim.loop.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Registers the node, reports its status every five minutes and renews its Lease every ten seconds. Mirrors
 * {@code pkg/kubelet/kubelet_node_status.go} and {@code component-helpers/apimachinery/lease}.
 */
public final class NodeAgent {
    private static final Duration LEASE = Duration.ofSeconds(10);
    /** Of renewals: a node whose lease is older than forty seconds is not ready. */
    private static final int MOST_LEFT_OUT = 3;

    private static final Duration REPORT = Duration.ofMinutes(5);
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final String LEASES = "kube-node-lease";

    private final Host host;
    private final NodeProfile spec;
    private final String podCidr;
    private final NodeStatus status;
    private Timer lease;
    private Timer report;

    /**
     * @param podCidr such as {@code 10.244.1.0/24}
     * @param version such as {@code v1.36.3}
     */
    public NodeAgent(Host host, NodeProfile spec, String podCidr, ImageStore images, String version) {
        this.host = host;
        this.spec = spec;
        this.podCidr = podCidr;
        this.status = new NodeStatus(host, spec, images, version);
    }

    public void start() {
        boolean known = host.client().find(Resources.NODES, null, spec.name()).isPresent();
        reportStatus();
        renew();
        if (!known) {
            host.client().find(Resources.NODES, null, spec.name()).ifPresent(this::announce);
        }
    }

    /** Says nothing any more, as a node that lost its power. */
    public void stop() {
        lease.cancel();
        report.cancel();
    }

    private void announce(ObjectNode node) {
        // Upstream names the node itself by its name where a UID belongs, since it may not know the UID yet.
        ObjectNode about = node.deepCopy();
        ((ObjectNode) about.path("metadata")).put("uid", spec.name()).remove("resourceVersion");
        KubeObject object = new KubeObject(about);
        host.events().normal(object, "Starting", "Starting kubelet.");
        host.events().normal(object, "NodeAllocatableEnforced", "Updated Node Allocatable limit across pods");
        String prefix = "Node " + spec.name() + " status is now: ";
        for (String reason :
                new String[] {"NodeHasSufficientMemory", "NodeHasNoDiskPressure", "NodeHasSufficientPID", "NodeReady"
                }) {
            host.events().normal(object, reason, prefix + reason);
        }
    }

    private void reportStatus() {
        Duration next = REPORT;
        try {
            ObjectNode node =
                    host.client().find(Resources.NODES, null, spec.name()).orElseGet(this::register);
            ObjectNode before = node.path("status").isObject()
                    ? (ObjectNode) node.path("status")
                    : JsonNodeFactory.instance.objectNode();
            host.client().updateStatus(Resources.NODES, node, status.now(before));
        } catch (ApiException notYet) {
            next = RETRY;
        } finally {
            report = host.time().after(next, "kubelet " + spec.name() + ": report node status", this::reportStatus);
        }
    }

    private ObjectNode register() {
        ObjectNode node = KubeObject.of(Resources.NODES, null, spec.name());
        ObjectNode metadata = (ObjectNode) node.path("metadata");
        metadata.putObject("annotations").put("volumes.kubernetes.io/controller-managed-attach-detach", "true");
        ObjectNode labels = metadata.putObject("labels");
        labels.put("beta.kubernetes.io/arch", "amd64").put("beta.kubernetes.io/os", "linux");
        labels.put("kubernetes.io/arch", "amd64").put("kubernetes.io/hostname", spec.name());
        labels.put("kubernetes.io/os", "linux");
        spec.labels().forEach(labels::put);
        ObjectNode desired = node.putObject("spec").put("podCIDR", podCidr);
        desired.putArray("podCIDRs").add(podCidr);
        if (!spec.taints().isEmpty()) {
            ArrayNode taints = desired.putArray("taints");
            spec.taints().forEach(t -> taint(taints.addObject(), t));
        }
        node.set("status", status.now(JsonNodeFactory.instance.objectNode()));
        return host.client().create(Resources.NODES, node);
    }

    /** {@code key=value:effect} or {@code key:effect}. */
    private static void taint(ObjectNode taint, String text) {
        int colon = text.lastIndexOf(':');
        String[] pair = text.substring(0, colon).split("=", 2);
        taint.put("effect", text.substring(colon + 1)).put("key", pair[0]);
        if (pair.length > 1) {
            taint.put("value", pair[1]);
        }
    }

    private void renew() {
        Duration next = LEASE.multipliedBy(Math.min(MOST_LEFT_OUT, host.time().roundsAtOnce()));
        try {
            Optional<ObjectNode> there = host.client().find(Resources.LEASES, LEASES, spec.name());
            if (there.isPresent()) {
                ObjectNode object = KubeObject.copy(there.get());
                object.withObject("/spec").put("renewTime", microTime());
                host.client().update(Resources.LEASES, object);
            } else {
                create();
            }
        } catch (ApiException notYet) {
            next = Duration.ofSeconds(1);
        } finally {
            lease = host.time().after(next, "kubelet " + spec.name() + ": renew lease", this::renew);
        }
    }

    private void create() {
        ObjectNode object = KubeObject.of(Resources.LEASES, LEASES, spec.name());
        host.client().find(Resources.NODES, null, spec.name()).ifPresent(node -> {
            ObjectNode owner = ((ObjectNode) object.path("metadata"))
                    .putArray("ownerReferences")
                    .addObject();
            owner.put("apiVersion", "v1").put("kind", "Node").put("name", spec.name());
            owner.put("uid", new KubeObject(node).uid());
        });
        object.putObject("spec")
                .put("holderIdentity", spec.name())
                .put("leaseDurationSeconds", 40)
                .put("renewTime", microTime());
        host.client().create(Resources.LEASES, object);
    }

    private String microTime() {
        Instant now = host.now();
        return KubeObject.microTime(now);
    }
}
