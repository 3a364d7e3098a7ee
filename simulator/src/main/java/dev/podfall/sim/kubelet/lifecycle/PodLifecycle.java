package dev.podfall.sim.kubelet.lifecycle;

import java.util.Map;

/**
 * The life of a pod on a node, as one table. A pod never goes back. Mirrors {@code PodWorkerState} of
 * {@code pkg/kubelet/pod_workers.go}.
 */
enum PodLifecycle {
    /** Containers are started and kept running. */
    SYNCING,
    /** Containers are being stopped. */
    TERMINATING,
    /** Nothing runs any more; volumes go, the last status is reported. */
    TERMINATED,
    /** Nothing is left to do. */
    FINISHED;

    /** What moves a pod on. */
    enum Cause {
        /** The API shows a deletionTimestamp. */
        DELETED,
        /** The API does not show the pod any more. */
        REMOVED,
        /** All containers ended and none starts again. */
        COMPLETED,
        /** The kubelet ends it: deadline, eviction. */
        ENDED,
        /** All containers have stopped. */
        STOPPED,
        /** Volumes and status are done. */
        CLEANED
    }

    private static final Map<PodLifecycle, Map<Cause, PodLifecycle>> TABLE = Map.of(
            SYNCING,
                    Map.of(
                            Cause.DELETED, TERMINATING,
                            Cause.REMOVED, TERMINATING,
                            Cause.COMPLETED, TERMINATING,
                            Cause.ENDED, TERMINATING),
            TERMINATING, Map.of(Cause.STOPPED, TERMINATED),
            TERMINATED, Map.of(Cause.CLEANED, FINISHED),
            FINISHED, Map.of());

    /** Where {@code cause} leads; the same state where it means nothing. */
    PodLifecycle after(Cause cause) {
        return TABLE.get(this).getOrDefault(cause, this);
    }

    /** Whether containers may run. */
    boolean mayRun() {
        return this == SYNCING || this == TERMINATING;
    }
}
