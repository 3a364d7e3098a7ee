/**
 * The way of a request once it is authorised: admission, defaults, validation, storage; one {@code Strategy} per kind. May touch {@code sim.store}, {@code sim.patch}, {@code sim.admission}, {@code sim.audit}, {@code sim.client}. Start at {@link dev.podfall.sim.registry.ApiMachinery}, then {@link dev.podfall.sim.registry.Registry}. Upstream: {@code k8s.io/apiserver/pkg/registry}, {@code k8s.io/kubernetes/pkg/registry}.
 */
package dev.podfall.sim.registry;
