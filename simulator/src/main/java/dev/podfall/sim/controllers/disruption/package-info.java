/**
 * Works out how many pods a PodDisruptionBudget allows to go. May touch {@code sim.controllers.runtime} and
 * {@code sim.client}. Start at {@link dev.podfall.sim.controllers.disruption.DisruptionController}. Upstream:
 * {@code pkg/controller/disruption} (disruption-controller).
 */
package dev.podfall.sim.controllers.disruption;
