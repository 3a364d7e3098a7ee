/**
 * Containers: processes, pipes, terminals, files, memory and CPU of one container. May touch {@code sim.workload}, {@code sim.net}, {@code sim.gateway} and {@code sim.loop}. Start at {@link dev.podfall.sim.workload.runtime.SimulatedRuntime}. Upstream: containerd, runc and the kernel beneath.
 */
package dev.podfall.sim.workload.runtime;
