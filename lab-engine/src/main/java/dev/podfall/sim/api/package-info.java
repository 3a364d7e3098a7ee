/**
 * The API server's HTTP side: TLS, request info, verbs, watch streams, discovery, content negotiation, Status answers. It
 * turns a request into a {@link dev.podfall.sim.registry.Request} on the cluster's loop and the answer into bytes on a
 * network thread. May touch {@code sim.authn}, {@code sim.authz}, {@code sim.registry}, {@code sim.client}, {@code
 * sim.loop}, {@code sim.gateway}, {@code sim.table}, {@code sim.openapi}, {@code
 * sim.protobuf}. Start at {@link
 * dev.podfall.sim.api.ApiServer}, then {@link dev.podfall.sim.api.ApiHandler}. Upstream: {@code
 * k8s.io/apiserver/pkg/endpoints}, {@code pkg/server}.
 */
package dev.podfall.sim.api;
