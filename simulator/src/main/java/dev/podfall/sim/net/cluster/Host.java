package dev.podfall.sim.net.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An address and the ports that are listened on there. Pods with host network share their node's. */
final class Host {
    private final String ip;
    private final Map<Integer, Listener> ports = new HashMap<>();
    private final Map<Integer, Listener> servers = new HashMap<>();
    private int holders;

    Host(String ip) {
        this.ip = ip;
    }

    String ip() {
        return ip;
    }

    void attached() {
        holders++;
    }

    void released() {
        holders--;
    }

    boolean isUp() {
        return holders > 0;
    }

    boolean listen(int port, Listener listener) {
        return port > 0 && port < 65536 && ports.putIfAbsent(port, listener) == null;
    }

    /** Serves a port as long as no pod listens on it. */
    void serve(int port, Listener listener) {
        servers.put(port, listener);
    }

    void close(int port, Listener listener) {
        ports.remove(port, listener);
    }

    List<Integer> openPorts() {
        return ports.keySet().stream().sorted().toList();
    }

    Optional<Listener> listener(int port) {
        return Optional.ofNullable(ports.getOrDefault(port, servers.get(port)));
    }
}
