package dev.podfall.sim.net;

/** The sending half of a TCP connection. Calls after its end have no effect. */
public interface TcpStream {
    void write(byte[] bytes);

    /** Sends nothing more (FIN); bytes may still arrive from the other side. */
    void close();

    /** Breaks the connection (RST). */
    void reset();
}
