/**
 * What is run in containers: configurations built from specs, kept for a restart, and commands beside the main process. May touch {@code kubelet.env}, {@code kubelet.images}, {@code kubelet.volumes}. Start at {@link dev.podfall.sim.kubelet.launch.ConfigBuilder}. Upstream: {@code pkg/kubelet/kuberuntime/kuberuntime_container.go}, {@code pkg/securitycontext}.
 */
package dev.podfall.sim.kubelet.launch;
