/**
 * Starts Jobs on a schedule. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.cronjob.CronJobController}. Upstream: {@code pkg/controller/cronjob}
 * (cronjob-controller).
 */
package dev.podfall.sim.controllers.cronjob;
