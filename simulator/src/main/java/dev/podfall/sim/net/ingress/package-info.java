/**
 * The ingress controller, and the socket through which the outside reaches it. May touch {@code sim.net}, {@code sim.client} and {@code sim.loop}. Start at {@link dev.podfall.sim.net.ingress.IngressController}. Upstream: ingress-nginx.
 */
package dev.podfall.sim.net.ingress;
