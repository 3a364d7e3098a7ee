/**
 * Containers and sandboxes of the node: started, killed, hooked, remembered. May touch the rooms of images, env, volumes, logs. Start at {@link dev.podfall.sim.kubelet.container.PodContainers}. Upstream: {@code pkg/kubelet/kuberuntime}.
 */
package dev.podfall.sim.kubelet.container;
