package dev.podfall.sim.listen;

/** There is no listening on a port. */
public final class PortTaken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    PortTaken(int port, Throwable cause) {
        super(
                "Nothing can listen on 127.0.0.1:" + port + " (" + cause.getMessage()
                        + "). Stop what listens there, or ask for port 0.",
                cause);
    }
}
