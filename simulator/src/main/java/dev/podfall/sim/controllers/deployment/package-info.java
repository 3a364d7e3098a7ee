/**
 * Rolls a Deployment's template out through ReplicaSets. May touch {@code sim.controllers.runtime} and
 * {@code sim.client}. Start at {@link dev.podfall.sim.controllers.deployment.DeploymentController}. Upstream:
 * {@code pkg/controller/deployment} (deployment-controller).
 */
package dev.podfall.sim.controllers.deployment;
