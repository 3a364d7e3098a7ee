/**
 * What containers printed: kept, bounded, read back, followed. May touch {@code sim.gateway}. Start at {@link dev.podfall.sim.kubelet.logs.ContainerLog}. Upstream: {@code pkg/kubelet/kuberuntime/logs}.
 */
package dev.podfall.sim.kubelet.logs;
