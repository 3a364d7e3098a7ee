package dev.podfall.sim.controllers.podautoscaler;

/** A metric cannot be told; the message is upstream's. */
final class MetricFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MetricFailed(String message) {
        super(message);
    }
}
