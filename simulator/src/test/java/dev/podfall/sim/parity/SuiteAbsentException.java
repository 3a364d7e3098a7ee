package dev.podfall.sim.parity;

/** A suite cannot be run on this machine; the message is the reason, for the table. */
final class SuiteAbsentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SuiteAbsentException(String reason) {
        super(reason);
    }
}
