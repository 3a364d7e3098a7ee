package dev.podfall.sim.addon.argocd;

/** How far an operation is. */
final class Phase {
    static final String RUNNING = "Running";
    static final String TERMINATING = "Terminating";
    static final String FAILED = "Failed";
    static final String ERROR = "Error";
    static final String SUCCEEDED = "Succeeded";

    private Phase() {}

    static boolean isCompleted(String phase) {
        return phase.equals(FAILED) || phase.equals(ERROR) || phase.equals(SUCCEEDED);
    }
}
