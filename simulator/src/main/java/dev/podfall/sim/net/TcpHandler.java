package dev.podfall.sim.net;

/** A server's side of TCP. */
public interface TcpHandler {
    /**
     * A connection was opened.
     *
     * @param client the way back
     * @param remote {@code ip:port} of the client
     * @return told what the client sends
     */
    TcpPeer accept(TcpStream client, String remote);
}
