/**
 * A pod as the kubelet reads it: containers, policies, quantities. May touch {@code sim.client}. Start at {@link dev.podfall.sim.kubelet.pod.PodView}. Upstream: {@code pkg/api/v1/pod}, {@code pkg/kubelet/container}.
 */
package dev.podfall.sim.kubelet.pod;
