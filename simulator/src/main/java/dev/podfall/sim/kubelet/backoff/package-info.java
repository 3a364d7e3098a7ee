/**
 * Waiting longer after each failure, kept on the node disk. May touch {@code kubelet.host}. Start at {@link dev.podfall.sim.kubelet.backoff.BackOff}. Upstream: {@code k8s.io/client-go/util/flowcontrol}.
 */
package dev.podfall.sim.kubelet.backoff;
