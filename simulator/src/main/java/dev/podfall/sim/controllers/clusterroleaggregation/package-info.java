/**
 * Keeps the rules of ClusterRoles that aggregate others. May touch {@code sim.controllers.runtime} and {@code sim.client}.
 * Start at {@link dev.podfall.sim.controllers.clusterroleaggregation.ClusterRoleAggregation}. Upstream:
 * {@code pkg/controller/clusterroleaggregation} (clusterrole-aggregation-controller).
 */
package dev.podfall.sim.controllers.clusterroleaggregation;
