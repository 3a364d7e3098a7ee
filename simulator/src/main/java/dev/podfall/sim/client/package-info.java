/**
 * The only door to the API for everything below it, and the vocabulary that all parts share: types, objects, selectors, errors. May touch nothing of the simulator. Start at {@link dev.podfall.sim.client.SimClient}. Upstream: {@code k8s.io/client-go}.
 */
package dev.podfall.sim.client;
