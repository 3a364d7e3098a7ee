package dev.podfall.sim.net;

/** The receiving half of a TCP connection. */
public interface TcpPeer {
    void received(byte[] bytes);

    /** Calls back when most of what was received has been dealt with; at once if it has. */
    default void whenReady(Runnable task) {
        task.run();
    }

    /** The other side sends nothing more. */
    void closed();

    /** The connection broke; nothing follows. */
    void reset();
}
