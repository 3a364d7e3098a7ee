/**
 * The pod network: HTTP messages, name look-up, Services, NetworkPolicy, ingress. May touch {@code sim.client} and {@code sim.loop}. Start at {@link dev.podfall.sim.net.PodNetwork}. Upstream: kube-proxy, CoreDNS, a CNI plugin, ingress-nginx.
 */
package dev.podfall.sim.net;
