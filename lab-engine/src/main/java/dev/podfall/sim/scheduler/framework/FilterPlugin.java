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
