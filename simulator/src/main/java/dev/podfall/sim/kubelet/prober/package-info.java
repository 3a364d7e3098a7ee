/**
 * Startup, readiness and liveness probes. May touch {@code kubelet.container}. Start at {@link dev.podfall.sim.kubelet.prober.ProbeManager}. Upstream: {@code pkg/kubelet/prober}, {@code pkg/probe}.
 */
package dev.podfall.sim.kubelet.prober;
