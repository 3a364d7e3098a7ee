/**
 * Requests by chance that no well-behaved client sends, on a whole cluster. {@code -Dfuzz.requests=20000 -Dfuzz.seed=7} sets
 * how many and which. Start at {@link dev.podfall.sim.api.fuzz.HostileRequestsTest}.
 */
package dev.podfall.sim.api.fuzz;
