/**
 * What containers run: the Program SPI and the simulated programs. May touch {@code sim.net}. Start at {@link dev.podfall.sim.workload.Program}. Upstream has no counterpart: there, a container runtime and real images.
 */
package dev.podfall.sim.workload;
