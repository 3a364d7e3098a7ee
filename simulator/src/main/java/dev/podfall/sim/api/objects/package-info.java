/**
 * Requests about objects: reads their parameters and bodies, asks the registry, and shapes what it answers, once or as
 * a watch. May touch {@code sim.api.backend}, {@code sim.api.http}, {@code sim.registry}, {@code sim.client}, {@code
 * sim.authz}, {@code sim.table}. Start at {@link dev.podfall.sim.api.objects.ObjectRoutes}. Upstream: {@code
 * k8s.io/apiserver/pkg/endpoints/handlers}.
 */
package dev.podfall.sim.api.objects;
