package dev.podfall.sim.net;

/** The sending half of a TCP connection. Calls after its end have no effect. */
public interface TcpStream {
    void write(byte[] bytes);

    /** Calls back when the other side has taken most of what was written. Who writes much asks before it goes on. */
    default void whenReady(Runnable task) {
        task.run();
    }

    /** Sends nothing more (FIN); bytes may still arrive from the other side. */
    void close();

    /** Breaks the connection (RST). */
    void reset();
}
