package dev.podfall.sim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of a cluster that comes back: the one it had, unless another program has taken it meanwhile. */
final class FreePort {
    private FreePort() {}

    /** {@code wanted} if it is free on loopback, else 0, which asks for any. */
    static int orAny(int wanted) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return wanted;
        } catch (IOException taken) {
            return 0;
        }
    }
}
