package dev.podfall.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Prerequisites;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.registry.strategy.FlowControlDefaults;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The objects that every cluster has from its first moment: system namespaces and classes. Mirrors what kubeadm leaves. */
final class Bootstrap {
    private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);
    private static final List<String> NAMESPACES = List.of("default", "kube-node-lease", "kube-public", "kube-system");
    private static final long NODE_CRITICAL = 2_000_001_000L;
    private static final long CLUSTER_CRITICAL = 2_000_000_000L;

    private final SimClient client;
    private final Timeline time;

    Bootstrap(SimClient client, Timeline time) {
        this.client = client;
        this.time = time;
    }

    void namespaces() {
        for (String name : NAMESPACES) {
            create(Resources.NAMESPACES, KubeObject.of(Resources.NAMESPACES, null, name));
        }
    }

    void classes() {
        priorityClass(
                "system-node-critical",
                NODE_CRITICAL,
                "Used for system critical pods that must not be moved from their current node.");
        priorityClass(
                "system-cluster-critical",
                CLUSTER_CRITICAL,
                "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.");
        ObjectNode ingressClass = KubeObject.of(Resources.INGRESSCLASSES, null, "nginx");
        ingressClass.putObject("spec").put("controller", "k8s.io/ingress-nginx");
        create(Resources.INGRESSCLASSES, ingressClass);
        ObjectNode storageClass = KubeObject.of(Resources.STORAGECLASSES, null, "standard");
        ((ObjectNode) storageClass.get("metadata"))
                .putObject("annotations")
                .put("storageclass.kubernetes.io/is-default-class", "true");
        storageClass.put("provisioner", "rancher.io/local-path").put("reclaimPolicy", "Delete");
        storageClass.put("volumeBindingMode", "WaitForFirstConsumer");
        create(Resources.STORAGECLASSES, storageClass);
    }

    /** In which order the API server takes requests, as far as that is told. */
    void flowControl() {
        for (ResourceType type : FlowControlDefaults.types()) {
            FlowControlDefaults.of(type).forEach(object -> create(type, object));
        }
    }

    /** Where the addresses of Services come from. Mirrors {@code pkg/controlplane/controller/defaultservicecidr}. */
    void serviceRange() {
        ResourceType type = Resources.SERVICECIDRS;
        ObjectNode range = KubeObject.of(type, null, "kubernetes");
        range.withObject("/spec").putArray("cidrs").add("10.96.0.0/16");
        create(type, range);
        client.find(type, null, "kubernetes")
                .filter(made -> new KubeObject(made).condition("Ready").isEmpty())
                .ifPresent(made -> ready(type, made));
    }

    private void ready(ResourceType type, ObjectNode made) {
        ObjectNode status = new KubeObject(made).statusCopy();
        status.putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", "True")
                .put("lastTransitionTime", KubeObject.time(time.now()))
                .put("reason", "")
                .put("message", "Kubernetes default Service CIDR is ready");
        try {
            client.updateStatus(type, KubeObject.withStatus(made, status));
        } catch (ApiException refused) { // as a policy of the cluster's users may
            LOG.warn("{} kubernetes is not ready: {}", type.kind(), refused.getMessage());
        }
    }

    /** The Service that pods find the API by. */
    void apiService(String address, int port) {
        ObjectNode service = KubeObject.of(Resources.SERVICES, "default", "kubernetes");
        ((ObjectNode) service.get("metadata"))
                .putObject("labels")
                .put("component", "apiserver")
                .put("provider", "kubernetes");
        ObjectNode spec =
                service.putObject("spec").put("clusterIP", "10.96.0.1").put("type", "ClusterIP");
        spec.putArray("ports")
                .addObject()
                .put("name", "https")
                .put("port", 443)
                .put("protocol", "TCP")
                .put("targetPort", 6443);
        create(Resources.SERVICES, service);

        ObjectNode slice = KubeObject.of(Resources.ENDPOINTSLICES, "default", "kubernetes");
        ((ObjectNode) slice.get("metadata")).putObject("labels").put("kubernetes.io/service-name", "kubernetes");
        slice.put("addressType", "IPv4");
        ObjectNode endpoint = slice.putArray("endpoints").addObject();
        endpoint.putArray("addresses").add(address);
        endpoint.putObject("conditions").put("ready", true);
        slice.putArray("ports")
                .addObject()
                .put("name", "https")
                .put("port", port)
                .put("protocol", "TCP");
        create(Resources.ENDPOINTSLICES, slice);

        ObjectNode endpoints = KubeObject.of(Resources.ENDPOINTS, "default", "kubernetes");
        ((ObjectNode) endpoints.get("metadata"))
                .putObject("labels")
                .put("endpointslice.kubernetes.io/skip-mirror", "true");
        ObjectNode subset = endpoints.putArray("subsets").addObject();
        subset.putArray("addresses").addObject().put("ip", address);
        subset.putArray("ports")
                .addObject()
                .put("name", "https")
                .put("port", port)
                .put("protocol", "TCP");
        create(Resources.ENDPOINTS, endpoints);
    }

    /** What the control plane says of its own parts. */
    void components() {
        for (String name : List.of("controller-manager", "etcd-0", "scheduler")) {
            ObjectNode status = KubeObject.of(Resources.COMPONENTSTATUSES, null, name);
            status.putArray("conditions")
                    .addObject()
                    .put("type", "Healthy")
                    .put("status", "True")
                    .put("message", "ok");
            create(Resources.COMPONENTSTATUSES, status);
        }
    }

    private void priorityClass(String name, long value, String description) {
        ObjectNode object = KubeObject.of(Resources.PRIORITYCLASSES, null, name);
        object.put("value", value).put("preemptionPolicy", "PreemptLowerPriority");
        object.put("description", description);
        create(Resources.PRIORITYCLASSES, object);
    }

    private void create(ResourceType type, ObjectNode object) {
        Prerequisites.ensure(client, type, object);
    }
}
