package dev.podfall.sim;

import dev.podfall.sim.api.ApiServer;
import dev.podfall.sim.net.ingress.IngressSocket;
import java.time.InstantSource;

/** Where a cluster answers on loopback: its API server and its ingress. */
record Sockets(ApiServer api, IngressSocket ingress) implements AutoCloseable {
    /** Ports to listen on; 0 for any that is free. */
    record Ports(int api, int ingress) {}

    /** Listens on both, or on none. */
    static Sockets open(ControlPlane plane, Pace pace, InstantSource wall, Ports ports) {
        ApiServer api = plane.listen(pace, wall, ports.api());
        try {
            return new Sockets(api, plane.listenIngress(ports.ingress()));
        } catch (RuntimeException taken) {
            api.close();
            throw taken;
        }
    }

    @Override
    public void close() {
        ingress.close();
        api.close();
    }
}
