/**
 * The OpenAPI documents that the API server serves: made by the build, handed out as they are; those of
 * custom resources are made when they are asked for. May touch {@code sim.client} and {@code sim.openapi.build}. Start at {@link dev.podfall.sim.openapi.BuiltDocuments}; how they are made is in
 * {@code sim.openapi.build}. Upstream: {@code k8s.io/kube-openapi/pkg/handler3}.
 */
package dev.podfall.sim.openapi;
