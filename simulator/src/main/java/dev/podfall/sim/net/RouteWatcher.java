package dev.podfall.sim.net;

/**
 * Told which way a request goes, by the network itself: what an answer says of its origin plays no part. Called on the
 * loop, hop by hop; a request that is tried again tells its later hops again.
 */
public interface RouteWatcher {
    /** Does not look. */
    RouteWatcher NONE = new RouteWatcher() {};

    /** An Ingress took it. */
    default void ingress(String namespace, String name) {}

    /** A Service was asked for. */
    default void service(String namespace, String name) {}

    /** It was sent on to that address. */
    default void endpoint(String address, int port) {}

    /** That process took it. */
    default void taken(SocketOwner owner) {}
}
