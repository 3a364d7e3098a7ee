/**
 * One request and its answer: what was asked (method, path, query, body), the way back to the client, and the forms
 * trees take on the wire, JSON or YAML, in the client's own time. Knows nothing of what is asked for. May touch {@code
 * sim.authn}, {@code sim.registry} for users, {@code sim.client} for errors, {@code sim.protobuf}. Start at {@link
 * dev.podfall.sim.api.http.Call} and {@link dev.podfall.sim.api.http.Exchange}. Upstream: {@code
 * k8s.io/apiserver/pkg/endpoints/request} and {@code handlers/negotiation}.
 */
package dev.podfall.sim.api.http;
