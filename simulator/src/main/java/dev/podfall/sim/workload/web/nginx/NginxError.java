package dev.podfall.sim.workload.web.nginx;

/** A configuration that nginx does not start with; the message is its own, without time and level. */
final class NginxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NginxError(String message) {
        super(message);
    }
}
