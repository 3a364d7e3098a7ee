/**
 * Resource usage as an API: what {@code kubectl top} asks. May touch {@code sim.client}, {@code sim.gateway}, {@code sim.registry}, {@code sim.loop}. Start at {@link dev.podfall.sim.metrics.MetricsApi}. Upstream: {@code sigs.k8s.io/metrics-server}.
 */
package dev.podfall.sim.metrics;
