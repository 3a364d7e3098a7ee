/**
 * Notices nodes that went silent and marks them. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start
 * at {@link dev.podfall.sim.controllers.nodelifecycle.NodeLifecycleController}. Upstream:
 * {@code pkg/controller/nodelifecycle} (node-lifecycle-controller).
 */
package dev.podfall.sim.controllers.nodelifecycle;
