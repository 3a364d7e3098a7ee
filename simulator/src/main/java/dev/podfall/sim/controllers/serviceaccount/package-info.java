/**
 * Gives each namespace its default ServiceAccount, and fills Secrets that keep a token. May touch
 * {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.serviceaccount.ServiceAccountsController}. Upstream:
 * {@code pkg/controller/serviceaccount} (serviceaccount-controller, serviceaccount-token-controller).
 */
package dev.podfall.sim.controllers.serviceaccount;
