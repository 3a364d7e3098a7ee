/**
 * Finds a node for each pod. May touch {@code sim.client}, {@code sim.loop}, {@code sim.clock}. Start at
 * {@link dev.podfall.sim.scheduler.Scheduler}. Upstream: {@code pkg/scheduler}.
 */
package dev.podfall.sim.scheduler;
