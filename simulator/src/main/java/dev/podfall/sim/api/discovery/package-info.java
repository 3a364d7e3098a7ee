/**
 * What is about no object: which groups and resources are served, plain and aggregated, the OpenAPI documents, version
 * and health. May touch {@code sim.api.backend}, {@code sim.api.http}, {@code sim.registry}. Start at {@link
 * dev.podfall.sim.api.discovery.PathRoutes}. Upstream: {@code k8s.io/apiserver/pkg/endpoints/discovery}, {@code
 * pkg/server/routes}, {@code pkg/server/healthz}.
 */
package dev.podfall.sim.api.discovery;
