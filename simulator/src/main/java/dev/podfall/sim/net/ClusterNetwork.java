package dev.podfall.sim.net;

import java.util.Optional;

/**
 * The cluster's network as a node's kubelet uses it: pods are attached to it, and it can be looked at from any place.
 * The counterpart of a CNI plugin. Call it on the loop.
 */
public interface ClusterNetwork {
    /**
     * Puts a pod on the network. Attaching a pod that is attached already gives the same sandbox, so a restarted kubelet
     * may simply attach again. Several pods may share an address (host network); they then share its ports.
     *
     * @param podIp the pod's address (the node's own for host network)
     */
    PodSandbox attach(String podIp, String namespace, String pod);

    /** The sandbox of an attached pod. */
    Optional<PodSandbox> sandbox(String namespace, String pod);

    /** The network as a node sees it, as for probes: NetworkPolicies do not bind the kubelet. */
    PodNetwork fromNode();

    /** The network as that pod sees it (while it is not attached, every request meets {@code NO_ROUTE}). */
    PodNetwork fromPod(String namespace, String pod);
}
