package dev.podfall.sim.scheduler.framework;

import java.util.Optional;

/** Says on which nodes a pod can run. Mirrors {@code k8s.io/kube-scheduler/framework}'s PreFilter and Filter plugins. */
public interface FilterPlugin {
    /** Upstream's name. */
    String name();

    /** What keeps the pod from every node whatever it is like, or empty. */
    default Optional<String> rejectEverywhere(PodInfo pod, Snapshot snapshot) {
        return Optional.empty();
    }

    /** Whether a pod that this plugin rejected may fit now that a node changed. Mirrors a QueueingHintFn for nodes. */
    default boolean mayHelp(PodInfo pod, NodeChange change) {
        return false;
    }

    /** Whether a pod that this plugin rejected may fit now that a pod on a node changed. Mirrors a QueueingHintFn for pods. */
    default boolean mayHelp(PodInfo pod, PodChange change, Snapshot snapshot) {
        return false;
    }

    /** The question put to each node, with what is the same for all worked out once. */
    NodeFilter prepare(PodInfo pod, Snapshot snapshot);

    /** One pod's question to a node. */
    @FunctionalInterface
    interface NodeFilter {
        /** Lets every node through. */
        NodeFilter PASS = node -> Optional.empty();

        /** Why not here, or empty when it can. */
        Optional<Rejection> filter(NodeInfo node);
    }
}
