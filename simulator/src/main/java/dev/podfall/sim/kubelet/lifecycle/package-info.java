/**
 * The life of a pod on the node: one worker per pod, one table of transitions. May touch every other room but {@code kubelet.node}. Start at {@link dev.podfall.sim.kubelet.lifecycle.PodLifecycle}, then {@link dev.podfall.sim.kubelet.lifecycle.PodWorker}. Upstream: {@code pkg/kubelet/pod_workers.go}, {@code pkg/kubelet/pleg}.
 */
package dev.podfall.sim.kubelet.lifecycle;
