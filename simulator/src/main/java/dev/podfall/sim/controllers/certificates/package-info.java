/**
 * Signs certificates that were asked for and approved. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.certificates.SigningController}. Upstream: {@code pkg/controller/certificates/signer}.
 */
package dev.podfall.sim.controllers.certificates;
