/**
 * One {@code Strategy} per kind: defaults, validation, what an update may change, how deletion goes. May touch {@code sim.client}. Start at {@link dev.podfall.sim.registry.strategy.Strategy}, then {@link dev.podfall.sim.registry.strategy.Strategies}. Upstream: {@code k8s.io/kubernetes/pkg/registry/<group>/<kind>/strategy.go}, {@code pkg/apis/<group>/v1/defaults.go}, {@code pkg/apis/<group>/validation}.
 */
package dev.podfall.sim.registry.strategy;
