/**
 * Gives each namespace its default ServiceAccount. May touch {@code sim.controllers.runtime} and {@code sim.client}.
 * Start at {@link dev.podfall.sim.controllers.serviceaccount.ServiceAccountsController}. Upstream:
 * {@code pkg/controller/serviceaccount} (serviceaccount-controller).
 */
package dev.podfall.sim.controllers.serviceaccount;
