package dev.podfall.sim.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.controllers.apiservice.ApiServiceController;
import dev.podfall.sim.controllers.certificates.SigningController;
import dev.podfall.sim.controllers.clusterroleaggregation.ClusterRoleAggregation;
import dev.podfall.sim.controllers.cronjob.CronJobController;
import dev.podfall.sim.controllers.daemonset.DaemonSetController;
import dev.podfall.sim.controllers.deployment.DeploymentController;
import dev.podfall.sim.controllers.disruption.DisruptionController;
import dev.podfall.sim.controllers.endpoint.EndpointsController;
import dev.podfall.sim.controllers.endpointslice.EndpointSliceController;
import dev.podfall.sim.controllers.garbagecollector.GarbageCollector;
import dev.podfall.sim.controllers.job.JobController;
import dev.podfall.sim.controllers.namespace.NamespaceController;
import dev.podfall.sim.controllers.nodelifecycle.NodeLifecycleController;
import dev.podfall.sim.controllers.podautoscaler.HorizontalController;
import dev.podfall.sim.controllers.podgc.PodGarbageCollector;
import dev.podfall.sim.controllers.replicaset.ReplicaSetController;
import dev.podfall.sim.controllers.resourceclaim.ResourceClaimController;
import dev.podfall.sim.controllers.rootca.RootCaPublisher;
import dev.podfall.sim.controllers.runtime.CertificateSigner;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Informers;
import dev.podfall.sim.controllers.runtime.TokenSigner;
import dev.podfall.sim.controllers.serviceaccount.ServiceAccountsController;
import dev.podfall.sim.controllers.serviceaccount.TokensController;
import dev.podfall.sim.controllers.servicecidrs.ServiceCidrController;
import dev.podfall.sim.controllers.statefulset.StatefulSetController;
import dev.podfall.sim.controllers.tainteviction.TaintEvictionController;
import dev.podfall.sim.controllers.ttlafterfinished.TtlAfterFinishedController;
import dev.podfall.sim.controllers.validatingadmissionpolicystatus.PolicyStatusController;
import dev.podfall.sim.controllers.volume.AttachController;
import dev.podfall.sim.controllers.volume.ClaimProtection;
import dev.podfall.sim.controllers.volume.EphemeralVolumes;
import dev.podfall.sim.controllers.volume.ExpandController;
import dev.podfall.sim.controllers.volume.LocalPathProvisioner;
import dev.podfall.sim.controllers.volume.PersistentVolumeController;
import dev.podfall.sim.controllers.volume.VolumeProtection;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.storage.NodeDirectories;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs all controllers of a cluster, each as its own ServiceAccount. Start and stop it on the cluster's loop. Mirrors
 * {@code cmd/kube-controller-manager}.
 */
public final class ControllerManager {
    private static final List<Descriptor> CONTROLLERS = List.of(
            new Descriptor("serviceaccount-controller", "service-account-controller", ServiceAccountsController::new),
            new Descriptor("tokens-controller", "tokens-controller", TokensController::new),
            new Descriptor("root-ca-certificate-publisher-controller", "root-ca-cert-publisher", RootCaPublisher::new),
            new Descriptor("namespace-controller", "namespace-controller", NamespaceController::new),
            new Descriptor("garbage-collector-controller", "generic-garbage-collector", GarbageCollector::new),
            new Descriptor("deployment-controller", "deployment-controller", DeploymentController::new),
            new Descriptor("replicaset-controller", "replicaset-controller", ReplicaSetController::new),
            new Descriptor(
                    "replication-controller",
                    "replication-controller",
                    c -> new ReplicaSetController(c, Resources.REPLICATIONCONTROLLERS)),
            new Descriptor("endpoint-controller", "endpoint-controller", EndpointsController::new),
            new Descriptor("endpoint-slice-controller", "endpointslice-controller", EndpointSliceController::new),
            new Descriptor("node-controller", "node-controller", NodeLifecycleController::new),
            new Descriptor("taint-eviction-controller", "node-controller", TaintEvictionController::new),
            new Descriptor("pod-garbage-collector", "pod-garbage-collector", PodGarbageCollector::new),
            new Descriptor("statefulset-controller", "statefulset-controller", StatefulSetController::new),
            new Descriptor("daemonset-controller", "daemon-set-controller", DaemonSetController::new),
            new Descriptor("job-controller", "job-controller", JobController::new),
            new Descriptor(
                    "ttl-after-finished-controller", "ttl-after-finished-controller", TtlAfterFinishedController::new),
            new Descriptor("cronjob-controller", "cronjob-controller", CronJobController::new),
            new Descriptor("controllermanager", "disruption-controller", DisruptionController::new),
            new Descriptor(
                    "clusterrole-aggregation-controller",
                    "clusterrole-aggregation-controller",
                    ClusterRoleAggregation::new),
            new Descriptor("horizontal-pod-autoscaler", "horizontal-pod-autoscaler", HorizontalController::new),
            new Descriptor("persistentvolume-controller", "persistent-volume-binder", PersistentVolumeController::new),
            new Descriptor("rancher.io/local-path", "local-path-provisioner", LocalPathProvisioner::new),
            new Descriptor("attachdetach-controller", "attachdetach-controller", AttachController::new),
            new Descriptor("volume_expand", "expand-controller", ExpandController::new),
            new Descriptor("pvc-protection-controller", "pvc-protection-controller", ClaimProtection::new),
            new Descriptor("pv-protection-controller", "pv-protection-controller", VolumeProtection::new),
            new Descriptor("ephemeral_volume", "ephemeral-volume-controller", EphemeralVolumes::new),
            new Descriptor(
                    "validatingadmissionpolicy-status",
                    "validatingadmissionpolicy-status-controller",
                    PolicyStatusController::new),
            new Descriptor("resource_claim", "resource-claim-controller", ResourceClaimController::new),
            new Descriptor("service-cidr-controller", "service-cidrs-controller", ServiceCidrController::new),
            new Descriptor("apiservice-availability", "kube-aggregator", ApiServiceController::new),
            new Descriptor("csrsigning", "certificate-controller", SigningController::new));

    private final Surroundings surroundings;
    private final Informers informers;
    private final List<ControllerContext> contexts = new ArrayList<>();

    public ControllerManager(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.informers = new Informers(surroundings.clients().apply("system:kube-controller-manager"));
    }

    /**
     * What the controllers live in.
     *
     * @param clients the API as a given user
     * @param recorders an event recorder with a given component name
     * @param rootCa the API server's certificate authority in PEM
     * @param podMetrics what {@code metrics.k8s.io} lists in a namespace, or null when nobody serves it
     * @param directories what volumes leave behind on nodes
     * @param signer the certificate authority
     * @param tokens signs what Secrets keep of ServiceAccounts
     */
    public record Surroundings(
            Function<String, SimClient> clients,
            Function<String, EventRecorder> recorders,
            Timeline timeline,
            Dice dice,
            String rootCa,
            Function<String, List<ObjectNode>> podMetrics,
            NodeDirectories directories,
            CertificateSigner signer,
            TokenSigner tokens) {
        /** Without metrics and files. */
        public Surroundings(
                Function<String, SimClient> clients,
                Function<String, EventRecorder> recorders,
                Timeline timeline,
                Dice dice,
                String rootCa) {
            this(
                    clients,
                    recorders,
                    timeline,
                    dice,
                    rootCa,
                    null,
                    NodeDirectories.NONE,
                    CertificateSigner.NONE,
                    TokenSigner.NONE);
        }
    }

    /** Starts every controller: they hear of all objects there are and begin to work. */
    public void start() {
        var shared = new ControllerContext.Shared(
                surroundings.timeline(),
                surroundings.dice(),
                informers,
                surroundings.rootCa(),
                surroundings.podMetrics(),
                surroundings.directories(),
                surroundings.signer(),
                surroundings.tokens());
        for (Descriptor descriptor : CONTROLLERS) {
            String user = "system:serviceaccount:kube-system:" + descriptor.serviceAccount();
            ControllerContext context = new ControllerContext(
                    descriptor.component(),
                    surroundings.clients().apply(user),
                    surroundings.recorders().apply(descriptor.component()),
                    shared);
            contexts.add(context);
            descriptor.controller().accept(context);
        }
        informers.start();
    }

    /** Stops every controller. */
    public void stop() {
        informers.stop();
        contexts.forEach(ControllerContext::stop);
        contexts.clear();
    }

    /**
     * @param component as events name their source
     * @param serviceAccount in kube-system
     */
    private record Descriptor(String component, String serviceAccount, Consumer<ControllerContext> controller) {}
}
