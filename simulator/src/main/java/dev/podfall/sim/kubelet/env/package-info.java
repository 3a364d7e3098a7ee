/**
 * The environment of a container: references, downward API, Service variables, expansion. May touch {@code kubelet.pod}. Start at {@link dev.podfall.sim.kubelet.env.Environment}. Upstream: {@code pkg/kubelet/kubelet_pods.go}, {@code pkg/kubelet/envvars}.
 */
package dev.podfall.sim.kubelet.env;
