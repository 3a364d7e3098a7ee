/**
 * What a namespace uses against what it may use. May touch {@code sim.client} and {@code sim.loop}. Start at {@link dev.podfall.sim.admission.quota.ResourceQuotas}. Upstream: {@code k8s.io/apiserver/pkg/admission/plugin/resourcequota}, {@code pkg/quota/v1/evaluator/core}.
 */
package dev.podfall.sim.admission.quota;
