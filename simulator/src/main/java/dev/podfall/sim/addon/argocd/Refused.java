package dev.podfall.sim.addon.argocd;

/** Why no manifests come: a gRPC code and a text, as repo-server answers. */
final class Refused extends RuntimeException {
    static final String UNKNOWN = "Unknown";
    static final String PRECONDITION = "FailedPrecondition";

    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String message) {
        super(message);
        this.code = code;
    }

    static Refused unknown(String message) {
        return new Refused(UNKNOWN, message);
    }

    String code() {
        return code;
    }
}
