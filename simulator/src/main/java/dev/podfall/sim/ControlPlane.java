package dev.podfall.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.ApiServer;
import dev.podfall.sim.api.ApiThreads;
import dev.podfall.sim.api.access.TokenAccess;
import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.audit.AuditFile;
import dev.podfall.sim.audit.AuditLog;
import dev.podfall.sim.authn.Authenticator;
import dev.podfall.sim.authn.LegacyTokens;
import dev.podfall.sim.authn.Pki;
import dev.podfall.sim.authn.SigningRequest;
import dev.podfall.sim.authn.TokenRequests;
import dev.podfall.sim.authz.Authorizer;
import dev.podfall.sim.authz.BootstrapPolicy;
import dev.podfall.sim.authz.RbacAuthorizer;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.controllers.ControllerManager;
import dev.podfall.sim.events.Recorder;
import dev.podfall.sim.files.FileStore;
import dev.podfall.sim.files.NodeFiles;
import dev.podfall.sim.gateway.NodeStats;
import dev.podfall.sim.kubelet.Kubelet;
import dev.podfall.sim.kubelet.Machine;
import dev.podfall.sim.kubelet.NodeRouter;
import dev.podfall.sim.kubelet.node.NodeProfile;
import dev.podfall.sim.kubelet.node.NodeSpec;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.metrics.Measurements;
import dev.podfall.sim.metrics.MetricsApi;
import dev.podfall.sim.net.TlsServer;
import dev.podfall.sim.net.cluster.SimulatedNetwork;
import dev.podfall.sim.net.ingress.IngressController;
import dev.podfall.sim.net.ingress.IngressProxy;
import dev.podfall.sim.net.ingress.IngressSocket;
import dev.podfall.sim.registry.ApiMachinery;
import dev.podfall.sim.registry.Registry;
import dev.podfall.sim.registry.UserInfo;
import dev.podfall.sim.scheduler.Scheduler;
import dev.podfall.sim.store.Store;
import dev.podfall.sim.streaming.Streaming;
import dev.podfall.sim.webhook.WebhookCalls;
import dev.podfall.sim.workload.images.ImageCatalogue;
import dev.podfall.sim.workload.runtime.SimulatedRuntime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The components of one cluster, put together in the order in which kubeadm starts them. Everything here happens on the
 * cluster's loop, but for the API server's socket.
 */
final class ControlPlane {
    private static final ApiThreads NETWORK_THREADS = new ApiThreads();
    private static final String API_ADDRESS = "10.89.1.1";
    private static final int API_PORT = 6443;
    private static final String INGRESS_ADDRESS = "10.89.1.2";

    private static final Duration SAVE_FILES = Duration.ofSeconds(10);
    private static final Duration SAVE_MORE = Duration.ofMillis(20);
    private static final int FILES_AT_ONCE = 2000;

    private final EventLoop loop;
    private final ApiMachinery machinery;
    private final Pki pki;
    private final SimulatedNetwork network;
    private final NodeRouter router;
    private final ControllerManager controllers;
    private final Scheduler scheduler;
    private final IngressController ingress;
    private final WebhookCalls webhooks;
    private final FileStore files;
    private final IngressProxy proxy;
    private final ImageCatalogue images = ImageCatalogue.standard();
    private final List<Kubelet> kubelets = new ArrayList<>();

    ControlPlane(EventLoop loop, Dice dice, Store store, FileStore files, Pki pki, SimulationSpec spec) {
        this.loop = loop;
        this.pki = pki;
        this.machinery = new ApiMachinery(loop, dice, store, new AuditLog(trail(spec), InstantSource.system()));
        machinery.authorizeBy(new AuthorizerPermissions(authorizer()));
        SimClient admin = admin();
        machinery.serve("token", new TokenRequests(admin, pki.tokens(), loop, dice.split()));
        this.network = new SimulatedNetwork(machinery.client("system:node-proxier"), loop, dice.split());
        this.router = new NodeRouter(machinery.client("system:apiserver"));
        this.webhooks = new WebhookCalls(
                loop, network, machinery.client("system:apiserver"), new Dice(spec.seed()), InstantSource.system());
        webhooks.allow(spec.webhookHosts());
        this.controllers = new ControllerManager(new ControllerManager.Surroundings(
                machinery::client,
                component -> new Recorder(machinery.client("system:" + component), loop, component, ""),
                loop,
                dice.split(),
                pki.authority().identity().certificatePem(),
                this::podMetrics,
                this::removeDirectory,
                (request, usages, validity) -> pki.authority()
                        .sign(
                                SigningRequest.parse(request),
                                usages,
                                validity,
                                InstantSource.system().instant()),
                new LegacyTokens(pki.tokens())::sign));
        this.scheduler = new Scheduler(machinery.client("system:kube-scheduler"), loop, dice.split());
        SimClient ingressClient = machinery.client("system:serviceaccount:ingress-nginx:ingress-nginx");
        this.ingress = new IngressController(
                ingressClient,
                loop,
                new Recorder(ingressClient, loop, "nginx-ingress-controller", ""),
                INGRESS_ADDRESS);
        this.proxy = new IngressProxy(ingress, network);
        this.files = files;
        Dice nodeDice = dice.split();
        TokenAccess access = new TokenAccess(
                new Authenticator(pki.authority(), pki.tokens(), machinery.client("system:apiserver")),
                authorizer(),
                machinery::client,
                loop);
        for (NodeSpec node : spec.nodes()) {
            NodeFiles disk = files.node(node.name(), NodeProfile.DISK_BYTES);
            SimulatedRuntime runtime = new SimulatedRuntime(loop, network, disk, access);
            Machine machine = new Machine(
                    admin, machinery.nodeDisk(), disk, loop, nodeDice, runtime, images, network, Addons.images());
            Kubelet kubelet = new Kubelet(profile(node), kubelets.size(), machine);
            kubelets.add(kubelet);
            router.add(kubelet);
        }
    }

    private List<ObjectNode> podMetrics(String namespace) {
        List<NodeStats> stats = kubelets.stream().map(Kubelet::stats).toList();
        return new Measurements(machinery.client("system:metrics-server"), loop, stats).pods(namespace);
    }

    /** What a volume held on a node, or on each of them. */
    private void removeDirectory(String node, String path) {
        for (Kubelet kubelet : kubelets) {
            if (node.isEmpty() || kubelet.nodeName().equals(node)) {
                kubelet.removeDirectory(path);
            }
        }
    }

    private static NodeProfile profile(NodeSpec node) {
        return new NodeProfile(
                node.name(),
                node.cpuMillis(),
                node.memoryBytes(),
                node.pods(),
                node.extended(),
                node.labels(),
                node.taints());
    }

    private static AuditFile trail(SimulationSpec spec) {
        return new AuditFile(spec.directory() == null ? null : spec.directory().resolve("audit.jsonl"));
    }

    /** What its nodes can pull. On the loop. */
    ImageCatalogue images() {
        return images;
    }

    /** What was asked from outside. On the loop. */
    AuditLog audit() {
        return machinery.audit();
    }

    /** Creates what every cluster has, and starts the components. On the loop. */
    void start() {
        SimClient admin = admin();
        Bootstrap bootstrap = new Bootstrap(admin, loop);
        boolean isNew = admin.list(Resources.NAMESPACES, null).isEmpty();
        bootstrap.namespaces();
        BootstrapPolicy.install(admin);
        bootstrap.classes();
        bootstrap.components();
        BootstrapApis.install(admin);
        bootstrap.flowControl();
        bootstrap.serviceRange();
        bootstrap.apiService(API_ADDRESS, API_PORT);
        if (isNew) {
            Addons.install(admin);
        }
        controllers.start();
        scheduler.start();
        kubelets.forEach(Kubelet::start);
        ingress.start();
        network.serve(INGRESS_ADDRESS, 80, proxy);
        network.serve(INGRESS_ADDRESS, 443, proxy::handleTls, new TlsServer(List.of(), ""));
        machinery.callWebhooksBy(webhooks);
        saveFiles(SAVE_FILES);
    }

    /** Saves what changed a little at a time, so that nobody waits for it. */
    private void saveFiles(Duration delay) {
        loop.nextRound(delay, "save files", () -> {
            boolean done = true;
            try {
                done = files.checkpoint(FILES_AT_ONCE);
            } finally {
                saveFiles(done ? SAVE_FILES : SAVE_MORE);
            }
        });
    }

    /** Opens the API server. Not on the loop. */
    ApiServer listen(Pace pace, InstantSource wall, int port) {
        SimClient system = machinery.client("system:apiserver");
        List<NodeStats> stats = kubelets.stream().map(Kubelet::stats).toList();
        Registry metered = new MetricsApi(machinery.registry(), new Measurements(system, loop, stats));
        ApiServices services = ApiServices.of(loop, metered, system, pki, wall)
                .withAudit(machinery.audit())
                .withOffset(pace::offset)
                .withGateway(router)
                .withStreaming(new Streaming(system, router));
        ApiServer server = ApiServer.start(NETWORK_THREADS, services, port);
        TlsServer tls =
                new TlsServer(Pki.serverNames(), pki.authority().identity().certificatePem());
        loop.submit(
                "API server: listen on the cluster's network",
                () -> network.serve(API_ADDRESS, API_PORT, server.forPods(), tls));
        return server;
    }

    /** Opens the ingress to this machine. Not on the loop. */
    IngressSocket listenIngress(int port) {
        return IngressSocket.start(NETWORK_THREADS.group(), loop, proxy, port);
    }

    /** Stops the components, after they saved what the nodes keep. On the loop. */
    void stop() {
        kubelets.forEach(Kubelet::checkpoint);
        files.checkpoint(Integer.MAX_VALUE);
        kubelets.forEach(Kubelet::stop);
        ingress.stop();
        scheduler.stop();
        controllers.stop();
    }

    /** What requests from outside may do. */
    Authorizer authorizer() {
        return new RbacAuthorizer(machinery.client("system:apiserver"));
    }

    /** What an object would be, had somebody created it. On the loop. @throws ApiException as they would be refused */
    ObjectNode dryRun(UserInfo who, ResourceType type, ObjectNode object) {
        return machinery.dryRun(who, type, object);
    }

    SimClient admin() {
        return machinery.client("kubernetes-admin");
    }

    NodeRouter router() {
        return router;
    }

    /** What answers requests from outside. */
    IngressProxy ingress() {
        return proxy;
    }

    SimulatedNetwork network() {
        return network;
    }
}
