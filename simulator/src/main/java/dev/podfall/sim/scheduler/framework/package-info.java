/**
 * What scheduling plugins see and say: pods, nodes, verdicts. May touch {@code sim.client}. Start at
 * {@link dev.podfall.sim.scheduler.framework.FilterPlugin}. Upstream: {@code pkg/scheduler/framework}.
 */
package dev.podfall.sim.scheduler.framework;
