package dev.podfall.sim.net;

import java.util.Optional;
import java.util.function.Supplier;

/** A pod's place on the network: its address and the ports its processes listen on. */
public interface PodSandbox {
    String namespace();

    String pod();

    String ip();

    /** The network as this pod sees it. */
    PodNetwork network();

    /** Listens for HTTP; empty when the port is taken in this pod. */
    default Optional<Listening> listen(int port, HttpHandler handler) {
        return listen(port, handler, () -> null);
    }

    /** Listens for TCP; empty when the port is taken in this pod. */
    default Optional<Listening> listenTcp(int port, TcpHandler handler) {
        return listenTcp(port, handler, () -> null);
    }

    /** Listens for HTTP. @param owner tells whose socket it is, each time somebody looks */
    Optional<Listening> listen(int port, HttpHandler handler, Supplier<SocketOwner> owner);

    /** Listens for TCP. @param owner tells whose socket it is, each time somebody looks */
    Optional<Listening> listenTcp(int port, TcpHandler handler, Supplier<SocketOwner> owner);

    /**
     * Connects to a port of the pod's own loopback, as port-forward does. Bytes sent to an HTTP listener are read as
     * HTTP/1.1.
     *
     * @return the way to the listener, or empty when nothing listens
     */
    Optional<TcpStream> dial(int port, TcpPeer client);

    /** The ports that are listened on, in order. */
    java.util.List<Integer> ports();

    /** Takes the pod off the network: its listeners and open exchanges end with a reset. */
    void release();

    /** A port that is listened on. */
    interface Listening {
        /** Accepts no more; open exchanges go on. */
        void stopAccepting();

        /** The process is gone: accepts no more, and resets what is open. */
        void abort();
    }
}
