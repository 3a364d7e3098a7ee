package dev.podfall.sim.net.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.net.ClusterNetwork;
import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.PodSandbox;
import dev.podfall.sim.net.RouteWatcher;
import dev.podfall.sim.net.TlsServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The network of one cluster. It learns Services, policies and labels from the API by watching. */
public final class SimulatedNetwork implements ClusterNetwork {
    private final Timeline timeline;
    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<String, Sandbox> sandboxes = new HashMap<>();
    private final Mirror pods;
    private final ServiceProxy services;
    private final NameService names;
    private final PolicyEngine policies;

    public SimulatedNetwork(SimClient client, Timeline timeline, Dice dice) {
        this.timeline = timeline;
        Mirror nodes = new Mirror(client, Resources.NODES);
        Mirror serviceMirror = new Mirror(client, Resources.SERVICES);
        Mirror slices = new Mirror(client, Resources.ENDPOINTSLICES);
        this.pods = new Mirror(client, Resources.PODS);
        this.services = new ServiceProxy(serviceMirror, slices, nodes, new Homes(pods, nodes), dice.split(), timeline);
        this.names = new NameService(serviceMirror, slices, pods);
        this.policies = new PolicyEngine(
                new Mirror(client, Resources.NETWORKPOLICIES), pods, new Mirror(client, Resources.NAMESPACES));
    }

    @Override
    public PodSandbox attach(String podIp, String namespace, String pod) {
        Sandbox there = sandboxes.get(namespace + "/" + pod);
        if (there != null && there.ip().equals(podIp)) {
            return there;
        }
        if (there != null) {
            there.release();
        }
        Sandbox sandbox = new Sandbox(this, namespace, pod, host(podIp));
        sandboxes.put(namespace + "/" + pod, sandbox);
        return sandbox;
    }

    @Override
    public Optional<PodSandbox> sandbox(String namespace, String pod) {
        return Optional.ofNullable(sandboxes.get(namespace + "/" + pod));
    }

    @Override
    public PodNetwork fromNode() {
        return new Vantage(this, Vantage.Place.NODE, RouteWatcher.NONE);
    }

    @Override
    public PodNetwork fromPod(String namespace, String pod) {
        return new Vantage(this, Vantage.Place.pod(this, namespace, pod), RouteWatcher.NONE);
    }

    /**
     * Puts a server of the host process on the network, such as the API server behind the Service {@code kubernetes}.
     *
     * @param ip an address that no pod has, or a node's: a pod of the host network that takes the port goes first
     */
    public void serve(String ip, int port, HttpHandler handler) {
        Host host = host(ip);
        host.attached();
        host.serve(port, new Listener.Http(handler, timeline, () -> null));
    }

    /** The same for a server that speaks TLS. */
    public void serve(String ip, int port, HttpHandler handler, TlsServer tls) {
        Host host = host(ip);
        host.attached();
        host.serve(port, new Listener.Http(handler, timeline, () -> null, tls));
    }

    /** The network as the ingress controller's pod sees it. @param watcher told which way requests go */
    public PodNetwork fromIngress(RouteWatcher watcher) {
        return new Vantage(this, Vantage.Place.ingress(policies), watcher);
    }

    /**
     * The network as a pod sees it that runs nothing here: names, Services and policies treat it like any other pod.
     *
     * @param labels what policies select it by
     * @param watcher told which way its requests go
     */
    public PodNetwork fromClient(String namespace, Map<String, String> labels, RouteWatcher watcher) {
        return new Vantage(this, Vantage.Place.client(namespace, labels), watcher);
    }

    /**
     * The addresses ({@code ip:port}) behind one of a Service's ports, as the ingress controller reads them from
     * EndpointSlices.
     *
     * @param port an Ingress backend's {@code port}: a name or a number
     * @return empty when there is no such Service or port
     */
    public Optional<List<String>> endpoints(String namespace, String service, JsonNode port) {
        return services.endpoints(namespace, service, port);
    }

    /** Whether an address is of this network, whether or not anybody has it. */
    public boolean isInside(String address) {
        return address.matches("10\\.(244|89)\\.[0-9.]+|10\\.96\\.[0-9.]+")
                || services.at(address).isPresent();
    }

    void released(Sandbox sandbox) {
        sandboxes.remove(sandbox.namespace() + "/" + sandbox.pod(), sandbox);
    }

    Optional<Sandbox> attached(String namespace, String pod) {
        return Optional.ofNullable(sandboxes.get(namespace + "/" + pod));
    }

    private Host host(String ip) {
        return hosts.computeIfAbsent(ip, Host::new);
    }

    /** Who has that address now. */
    Optional<Host> at(String ip) {
        return Optional.ofNullable(hosts.get(ip)).filter(Host::isUp);
    }

    Timeline timeline() {
        return timeline;
    }

    ServiceProxy services() {
        return services;
    }

    NameService names() {
        return names;
    }

    PolicyEngine policies() {
        return policies;
    }
}
