/**
 * Keeps one pod on each node that a DaemonSet means. May touch {@code sim.controllers.runtime} and {@code sim.client}.
 * Start at {@link dev.podfall.sim.controllers.daemonset.DaemonSetController}. Upstream: {@code pkg/controller/daemon}
 * (daemonset-controller).
 */
package dev.podfall.sim.controllers.daemonset;
