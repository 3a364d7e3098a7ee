/**
 * Sizes workloads by what their pods use. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.podautoscaler.HorizontalController}. Upstream: {@code pkg/controller/podautoscaler}
 * (horizontal-pod-autoscaler-controller).
 */
package dev.podfall.sim.controllers.podautoscaler;
