/**
 * Policies of admission written in CEL: which expressions they may hold, and what they make of a request. May touch {@code
 * sim.client}, {@code sim.cel} and {@code sim.admission.plugin}. Start at {@link
 * dev.podfall.sim.admission.policy.ValidatingAdmissionPolicy}. Upstream: {@code
 * k8s.io/apiserver/pkg/admission/plugin/policy/validating}.
 */
package dev.podfall.sim.admission.policy;
