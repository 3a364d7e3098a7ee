/**
 * Keeps a StatefulSet's pods, each with its own name and storage, in order. May touch {@code sim.controllers.runtime}
 * and {@code sim.client}. Start at {@link dev.podfall.sim.controllers.statefulset.StatefulSetController}. Upstream:
 * {@code pkg/controller/statefulset} (statefulset-controller).
 */
package dev.podfall.sim.controllers.statefulset;
