/**
 * What the kubelet reports of a pod: container statuses, phase, conditions, and when it is written. May touch {@code kubelet.container}, {@code kubelet.prober}. Start at {@link dev.podfall.sim.kubelet.status.PodStatusGenerator}. Upstream: {@code pkg/kubelet/status}, {@code pkg/kubelet/kubelet_pods.go}.
 */
package dev.podfall.sim.kubelet.status;
