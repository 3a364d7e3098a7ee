/**
 * The cluster's own time and chance. May touch nothing. Start at {@link dev.podfall.sim.clock.SimClock}. Upstream: {@code k8s.io/utils/clock}.
 */
package dev.podfall.sim.clock;
