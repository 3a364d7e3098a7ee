package dev.podfall.sim.controllers.podautoscaler;

/** A metric cannot be told; the texts are upstream's. */
final class MetricFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String summary;

    /**
     * @param reason of the event and the condition
     * @param message what is told by them
     * @param summary what is told of it when all metrics are summed up
     */
    MetricFailed(String reason, String message, String summary) {
        super(message);
        this.reason = reason;
        this.summary = summary;
    }

    String reason() {
        return reason;
    }

    String summary() {
        return summary;
    }

    /** The condition's message. */
    String condition() {
        return "the HPA was unable to compute the replica count: " + getMessage();
    }
}
