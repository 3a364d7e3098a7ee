/**
 * Publishes which pods answer for a Service. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.endpointslice.EndpointSliceController}. Upstream:
 * {@code pkg/controller/endpointslice} and {@code k8s.io/endpointslice} (endpointslice-controller).
 */
package dev.podfall.sim.controllers.endpointslice;
