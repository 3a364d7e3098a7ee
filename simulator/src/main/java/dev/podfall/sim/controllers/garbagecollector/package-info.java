/**
 * Deletes what has lost its owners. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.garbagecollector.GarbageCollector}. Upstream: {@code pkg/controller/garbagecollector}
 * (garbage-collector-controller).
 */
package dev.podfall.sim.controllers.garbagecollector;
