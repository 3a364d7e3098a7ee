/**
 * Keeps a ReplicaSet's number of pods. May touch {@code sim.controllers.runtime} and {@code sim.client}. Start at
 * {@link dev.podfall.sim.controllers.replicaset.ReplicaSetController}. Upstream: {@code pkg/controller/replicaset}
 * (replicaset-controller, replicationcontroller-controller).
 */
package dev.podfall.sim.controllers.replicaset;
