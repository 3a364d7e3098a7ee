package dev.podfall.sim;

import dev.podfall.sim.api.ApiServer;
import dev.podfall.sim.listen.PortTaken;
import dev.podfall.sim.net.ingress.IngressSocket;
import java.time.InstantSource;
import java.util.function.IntFunction;

/** Where a cluster answers on loopback: its API server and its ingress. */
record Sockets(ApiServer api, IngressSocket ingress) implements AutoCloseable {
    /**
     * Ports to listen on; 0 for any that is free.
     *
     * @param orAny whether any free one does where another program has taken it: a cluster that comes back may move
     */
    record Ports(int api, int ingress, boolean orAny) {}

    /** Listens on both, or on none. */
    static Sockets open(ControlPlane plane, Pace pace, InstantSource wall, Ports ports) {
        ApiServer api = listen(ports.api(), ports.orAny(), port -> plane.listen(pace, wall, port));
        try {
            return new Sockets(api, listen(ports.ingress(), ports.orAny(), plane::listenIngress));
        } catch (RuntimeException taken) {
            api.close();
            throw taken;
        }
    }

    /** Whoever asks first whether a port is free may find it taken a moment later. */
    private static <T> T listen(int port, boolean orAny, IntFunction<T> door) {
        try {
            return door.apply(port);
        } catch (PortTaken taken) {
            if (!orAny || port == 0) {
                throw taken;
            }
            return door.apply(0);
        }
    }

    @Override
    public void close() {
        ingress.close();
        api.close();
    }
}
