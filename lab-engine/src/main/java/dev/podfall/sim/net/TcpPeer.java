package dev.podfall.sim.net;

/** The receiving half of a TCP connection. */
public interface TcpPeer {
    void received(byte[] bytes);

    /** The other side sends nothing more. */
    void closed();

    /** The connection broke; nothing follows. */
    void reset();
}
