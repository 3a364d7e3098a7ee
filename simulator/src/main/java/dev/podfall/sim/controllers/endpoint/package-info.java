/**
 * Publishes which pods answer for a Service, in the form of old. May touch {@code sim.controllers.runtime} and
 * {@code sim.client}. Start at {@link dev.podfall.sim.controllers.endpoint.EndpointsController}. Upstream:
 * {@code pkg/controller/endpoint} (endpoints-controller).
 */
package dev.podfall.sim.controllers.endpoint;
