/**
 * Ends pods that take more of the node's disk than they said. May touch {@code kubelet.lifecycle}, {@code kubelet.volumes},
 * {@code kubelet.container} and {@code kubelet.host}. Start at
 * {@link dev.podfall.sim.kubelet.eviction.EvictionManager}. Upstream: {@code pkg/kubelet/eviction}.
 */
package dev.podfall.sim.kubelet.eviction;
