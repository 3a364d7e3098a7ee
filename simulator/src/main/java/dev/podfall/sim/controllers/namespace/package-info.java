/**
 * Empties namespaces that are being deleted. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.namespace.NamespaceController}. Upstream: {@code pkg/controller/namespace}
 * (namespace-controller).
 */
package dev.podfall.sim.controllers.namespace;
