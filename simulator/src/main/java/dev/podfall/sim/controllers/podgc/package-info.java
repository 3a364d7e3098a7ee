/**
 * Clears away pods that no kubelet will end. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.podgc.PodGarbageCollector}. Upstream: {@code pkg/controller/podgc}
 * (pod-garbage-collector-controller).
 */
package dev.podfall.sim.controllers.podgc;
