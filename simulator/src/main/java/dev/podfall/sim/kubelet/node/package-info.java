/**
 * The Node object and its Lease: registered, reported, renewed. May touch {@code kubelet.host}, {@code kubelet.pod}. Start at {@link dev.podfall.sim.kubelet.node.NodeAgent}. Upstream: {@code pkg/kubelet/kubelet_node_status.go}, {@code k8s.io/component-helpers/apimachinery/lease}.
 */
package dev.podfall.sim.kubelet.node;
