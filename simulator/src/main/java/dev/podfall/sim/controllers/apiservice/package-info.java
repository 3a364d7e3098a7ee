/**
 * Whether what APIServices name is there. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start at {@link
 * dev.podfall.sim.controllers.apiservice.ApiServiceController}. Upstream: {@code
 * k8s.io/kube-aggregator/pkg/controllers/status/remote}.
 */
package dev.podfall.sim.controllers.apiservice;
