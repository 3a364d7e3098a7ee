/**
 * Says in the status of admission policies which of their expressions do not fit the types of what they look at. May touch
 * {@code sim.controllers.runtime}, {@code sim.client}, {@code sim.admission.policy}, {@code sim.structural} and {@code
 * sim.openapi}. Start at {@link
 * dev.podfall.sim.controllers.validatingadmissionpolicystatus.PolicyStatusController}. Upstream: {@code
 * pkg/controller/validatingadmissionpolicystatus}.
 */
package dev.podfall.sim.controllers.validatingadmissionpolicystatus;
