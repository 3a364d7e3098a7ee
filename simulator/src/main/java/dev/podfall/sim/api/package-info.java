/**
 * The API server: a listener on loopback with TLS, and the way of a request on the cluster's loop: who asks, may they, what
 * is it about, who answers. Its rooms, each below the ones before it: {@code objects}, {@code nodes}, {@code discovery} and
 * {@code access} answer, {@code backend} is what they stand on, {@code http} is a request and its answer. May touch them,
 * {@code sim.authn}, {@code sim.authz}, {@code sim.registry}, {@code sim.client}, {@code sim.listen}. Start at {@link
 * dev.podfall.sim.api.ApiServer}, then {@link dev.podfall.sim.api.ApiHandler}. Upstream: {@code k8s.io/apiserver/pkg/server}.
 */
package dev.podfall.sim.api;
