package dev.podfall.sim.net;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The cluster's network as seen from one place: a pod, a node, or the ingress. DNS, Services (through EndpointSlices),
 * NetworkPolicy and listening ports decide what a request meets. All callbacks come on the loop, never within the call.
 */
public interface PodNetwork {
    /** Sends a request; the answer, or the failure, comes once. */
    void http(HttpRequest request, Duration timeout, Consumer<HttpResult> answer);

    /**
     * Opens a TCP connection.
     *
     * @param answer told null when connected, else the failure
     */
    void connect(String host, int port, Duration timeout, Consumer<HttpResult.Failure> answer);

    /**
     * Opens a TCP connection to talk over.
     *
     * @param client told what the server sends, once connected
     * @param answer told the way to the server, or what failed
     */
    void dial(String host, int port, Duration timeout, TcpPeer client, Consumer<Dialled> answer);

    /**
     * What became of {@link #dial}.
     *
     * @param stream null on failure
     * @param failure null on success
     * @param remote {@code ip:port} dialled, or null when the name did not resolve
     */
    record Dialled(TcpStream stream, HttpResult.Failure failure, String remote) {}

    /** How a port speaks TLS; empty where it does not, or where nobody listens. */
    Optional<TlsServer> tls(String host, int port);

    /** The addresses of a name, empty when it does not exist. Knows the cluster's names and search domains. */
    List<String> resolve(String name);

    /** The full name a name was found under, such as {@code web.default.svc.cluster.local}; empty when it does not exist. */
    Optional<String> fullName(String name);

    /** Whether the cluster's name server answers from here; a NetworkPolicy may forbid it. */
    boolean reachesNameServer();
}
