/**
 * Policies of admission written in CEL: which expressions they may hold, and what they make of a request or of its object. May
 * touch {@code sim.client}, {@code sim.cel}, {@code sim.patch} and {@code sim.admission.plugin}. Start at {@link
 * dev.podfall.sim.admission.policy.ValidatingAdmissionPolicy} and {@link
 * dev.podfall.sim.admission.policy.MutatingAdmissionPolicy}. Upstream: {@code
 * k8s.io/apiserver/pkg/admission/plugin/policy}.
 */
package dev.podfall.sim.admission.policy;
