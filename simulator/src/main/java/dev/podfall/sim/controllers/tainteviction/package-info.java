/**
 * Evicts pods from nodes whose NoExecute taints they do not tolerate, or not for ever. May touch
 * {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.tainteviction.TaintEvictionController}. Upstream: {@code pkg/controller/tainteviction}
 * (taint-eviction-controller).
 */
package dev.podfall.sim.controllers.tainteviction;
