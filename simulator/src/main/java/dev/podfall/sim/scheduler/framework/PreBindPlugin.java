package dev.podfall.sim.scheduler.framework;

/**
 * Prepares a node for a pod that was given to it, before the pod is bound. Mirrors {@code k8s.io/kube-scheduler/framework}'s
 * Reserve and PreBind plugins.
 */
public interface PreBindPlugin {
    /** Upstream's name. */
    String name();

    /** Asks for what the pod needs there. */
    void reserve(PodInfo pod, NodeInfo node, Snapshot snapshot);

    /**
     * Whether all of it is there.
     *
     * @throws PreBindFailed when it will not come: the pod is to be scheduled anew
     */
    boolean isReady(PodInfo pod, NodeInfo node, Snapshot snapshot) throws PreBindFailed;

    /** What a pod needs will not come. */
    final class PreBindFailed extends Exception {
        private static final long serialVersionUID = 1L;

        public PreBindFailed(String message) {
            super(message);
        }
    }
}
