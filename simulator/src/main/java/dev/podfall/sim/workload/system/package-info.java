/**
 * Stand-ins for the programs of kube-system: they start, print what the real ones print, answer probes, and end when they
 * are told to. What the real ones do for a cluster is done by {@code sim.net}. May touch {@code sim.workload}. Start at
 * {@link dev.podfall.sim.workload.system.CoreDns}.
 */
package dev.podfall.sim.workload.system;
