/**
 * What an API server stands on, and the doors that others fill: the OpenAPI documents, and the protocols that take a
 * connection over. May touch {@code sim.api.http}, {@code sim.registry}, {@code sim.client}, {@code sim.gateway},
 * {@code sim.loop}, {@code sim.authn}, {@code sim.audit}, {@code sim.openapi}. Start at {@link
 * dev.podfall.sim.api.backend.ApiServices}. Upstream: {@code k8s.io/apiserver/pkg/server}, its {@code Config}.
 */
package dev.podfall.sim.api.backend;
