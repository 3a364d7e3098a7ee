package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.PodSandbox;
import dev.podfall.sim.net.SocketOwner;
import dev.podfall.sim.net.TcpHandler;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The ports that a process listens on in its pod. Whose they are is known to the network, and not for the process to say. */
final class Sockets {
    private final SimProcess process;
    private final RunningContainer container;
    private final Map<Integer, PodSandbox.Listening> open = new HashMap<>();

    Sockets(SimProcess process, RunningContainer container) {
        this.process = process;
        this.container = container;
    }

    boolean listen(int port, HttpHandler handler) {
        return open(port, sandbox -> sandbox.listen(port, handler, this::owner));
    }

    boolean listenTcp(int port, TcpHandler handler) {
        return open(port, sandbox -> sandbox.listenTcp(port, handler, this::owner));
    }

    private boolean open(int port, Function<PodSandbox, Optional<PodSandbox.Listening>> opening) {
        if (open.containsKey(port)) {
            return false;
        }
        Optional<PodSandbox.Listening> opened = opening.apply(container.sandbox());
        opened.ifPresent(l -> open.put(port, l));
        return opened.isPresent();
    }

    private SocketOwner owner() {
        ContainerConfig config = container.config();
        return new SocketOwner(
                config.namespace(),
                config.pod(),
                config.container(),
                config.id(),
                config.image().repository(),
                config.image().digest(),
                container.pathOf(process.image().program()),
                process.arguments(),
                process.isMain(),
                process.started());
    }

    /** Accepts no more on the port; open exchanges go on. */
    void stopListening(int port) {
        PodSandbox.Listening socket = open.remove(port);
        if (socket != null) {
            socket.stopAccepting();
        }
    }

    /** The process is gone. */
    void abort() {
        open.values().forEach(PodSandbox.Listening::abort);
        open.clear();
    }
}
