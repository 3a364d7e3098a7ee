/**
 * The cluster's network: pods and their ports, Services, names, NetworkPolicy. May touch {@code sim.net}, {@code sim.client}, {@code sim.loop} and {@code sim.clock}. Start at {@link dev.podfall.sim.net.cluster.SimulatedNetwork}. Upstream: a CNI plugin, kube-proxy, CoreDNS, a NetworkPolicy engine.
 */
package dev.podfall.sim.net.cluster;
