/**
 * The model server of the labs and its neighbours. May touch {@code sim.workload}'s Program SPI and {@code sim.net}'s HTTP messages only, so that the same classes can become real images. Start at {@link dev.podfall.sim.workload.scorer.FraudScorer}. Upstream: any team's model server.
 */
package dev.podfall.sim.workload.scorer;
