package dev.podfall.simulator;

/** What {@link KubernetesCluster#await} waited for did not happen within its limit. */
public final class NotInTimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInTimeException(String message) {
        super(message);
    }
}
