package dev.podfall.sim.workload.standins;

import dev.podfall.sim.net.TcpPeer;

/** A server that takes connections and says nothing. */
final class Silent implements TcpPeer {
    @Override
    public void received(byte[] bytes) {
        // It is not simulated what these would mean.
    }

    @Override
    public void closed() {
        // Nothing is kept of a client.
    }

    @Override
    public void reset() {
        // Nothing is kept of a client.
    }
}
