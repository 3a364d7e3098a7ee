/**
 * Stand-ins for servers and tools of public images: they start, listen, answer and take memory as far as a troubleshooter looks, and say so plainly. May touch {@code sim.workload} and {@code sim.net}. Start at {@link dev.podfall.sim.workload.standins.StandInServer}. Upstream: the programs of those images.
 */
package dev.podfall.sim.workload.standins;
