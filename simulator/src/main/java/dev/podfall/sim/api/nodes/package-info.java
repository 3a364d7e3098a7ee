/**
 * What the API server fetches from nodes itself: logs, and HTTP through the proxy of Pods and Services. May touch
 * {@code sim.api.backend}, {@code sim.api.http}, {@code sim.gateway}, {@code sim.client}. Start at {@link
 * dev.podfall.sim.api.nodes.LogRoute} and {@link dev.podfall.sim.api.nodes.ProxyRoute}. Upstream: {@code
 * pkg/registry/core/pod/rest}.
 */
package dev.podfall.sim.api.nodes;
