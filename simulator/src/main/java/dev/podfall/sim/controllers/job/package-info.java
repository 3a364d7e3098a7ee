/**
 * Runs a Job's pods to completion. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.job.JobController}. Upstream: {@code pkg/controller/job} (job-controller).
 */
package dev.podfall.sim.controllers.job;
