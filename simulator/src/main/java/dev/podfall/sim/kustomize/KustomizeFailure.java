package dev.podfall.sim.kustomize;

/** A folder from which nothing can be built; the message is the one that {@code kustomize build} prints. */
public final class KustomizeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KustomizeFailure(String message) {
        super(message);
    }

    KustomizeFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
