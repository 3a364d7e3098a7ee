package dev.podfall.sim.loop;

/**
 * Unwinds what a cluster's loop is still at after it was ended from outside. An error, so that nothing on the way takes it
 * for a failure of its own and goes on.
 */
final class ClusterEnded extends Error {
    private static final long serialVersionUID = 1L;

    ClusterEnded() {
        super("The cluster is ended.", null, false, false);
    }
}
