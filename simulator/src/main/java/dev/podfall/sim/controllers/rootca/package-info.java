/**
 * Publishes the API server's certificate authority in each namespace. May touch {@code sim.controllers.runtime} and
 * {@code sim.client}. Start at {@link dev.podfall.sim.controllers.rootca.RootCaPublisher}. Upstream:
 * {@code pkg/controller/certificates/rootcacertpublisher} (root-ca-certificate-publisher-controller).
 */
package dev.podfall.sim.controllers.rootca;
