/**
 * Deletes finished Jobs after their time. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.ttlafterfinished.TtlAfterFinishedController}. Upstream:
 * {@code pkg/controller/ttlafterfinished} (ttl-after-finished-controller).
 */
package dev.podfall.sim.controllers.ttlafterfinished;
