/**
 * Readies ServiceCIDRs, and keeps those that go until no Service needs them. May touch {@code sim.controllers.runtime} and
 * {@code sim.client}. Start at {@link dev.podfall.sim.controllers.servicecidrs.ServiceCidrController}. Upstream: {@code
 * pkg/controller/servicecidrs}.
 */
package dev.podfall.sim.controllers.servicecidrs;
