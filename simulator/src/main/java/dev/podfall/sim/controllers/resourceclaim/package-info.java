/**
 * Makes the ResourceClaims of pods that name a template. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.resourceclaim.ResourceClaimController}. Upstream: {@code pkg/controller/resourceclaim}.
 */
package dev.podfall.sim.controllers.resourceclaim;
