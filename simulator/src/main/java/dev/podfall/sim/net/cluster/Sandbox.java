package dev.podfall.sim.net.cluster;

import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.PodSandbox;
import dev.podfall.sim.net.SocketOwner;
import dev.podfall.sim.net.TcpHandler;
import dev.podfall.sim.net.TcpPeer;
import dev.podfall.sim.net.TcpStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** An attached pod. */
final class Sandbox implements PodSandbox {
    private final SimulatedNetwork network;
    private final String namespace;
    private final String pod;
    private final Host host;
    private final Set<Open> open = new LinkedHashSet<>();
    private boolean released;

    Sandbox(SimulatedNetwork network, String namespace, String pod, Host host) {
        this.network = network;
        this.namespace = namespace;
        this.pod = pod;
        this.host = host;
        host.attached();
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public String pod() {
        return pod;
    }

    @Override
    public String ip() {
        return host.ip();
    }

    @Override
    public PodNetwork network() {
        return network.fromPod(namespace, pod);
    }

    @Override
    public Optional<Listening> listen(int port, HttpHandler handler, Supplier<SocketOwner> owner) {
        return listen(port, new Listener.Http(handler, network.timeline(), owner));
    }

    @Override
    public Optional<Listening> listenTcp(int port, TcpHandler handler, Supplier<SocketOwner> owner) {
        return listen(port, new Listener.Tcp(handler, owner));
    }

    private Optional<Listening> listen(int port, Listener listener) {
        if (released || !host.listen(port, listener)) {
            return Optional.empty();
        }
        Open listening = new Open(port, listener);
        open.add(listening);
        return Optional.of(listening);
    }

    @Override
    public Optional<TcpStream> dial(int port, TcpPeer client) {
        return released
                ? Optional.empty()
                : host.listener(port).map(l -> l.connect(network.timeline(), client, "127.0.0.1:0"));
    }

    @Override
    public List<Integer> ports() {
        return host.openPorts();
    }

    @Override
    public void release() {
        if (!released) {
            released = true;
            List.copyOf(open).forEach(Listening::abort);
            host.released();
            network.released(this);
        }
    }

    private final class Open implements Listening {
        private final int port;
        private final Listener listener;

        Open(int port, Listener listener) {
            this.port = port;
            this.listener = listener;
        }

        @Override
        public void stopAccepting() {
            host.close(port, listener);
        }

        @Override
        public void abort() {
            host.close(port, listener);
            listener.abort();
            open.remove(this);
        }
    }
}
