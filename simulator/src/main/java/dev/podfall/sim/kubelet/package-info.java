/**
 * The node agent: one Kubelet per node runs the pods bound to it and answers for their logs, exec and ports. May touch everything that is handed to it, never controllers or the scheduler. Start at {@link dev.podfall.sim.kubelet.Kubelet}. Upstream: {@code pkg/kubelet}.
 */
package dev.podfall.sim.kubelet;
