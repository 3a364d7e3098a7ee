/**
 * What the API server asks of a node: logs, exec, attach, port-forward. May touch {@code sim.client}. Start at {@link dev.podfall.sim.gateway.NodeGateway}. Upstream: {@code k8s.io/kubernetes/pkg/registry/core/pod/rest} and the kubelet's server.
 */
package dev.podfall.sim.gateway;
