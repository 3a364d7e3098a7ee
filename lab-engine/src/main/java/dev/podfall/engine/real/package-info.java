/**
 * What all clusters have in common that are not simulated: their API through fabric8's client, waiting on the wall clock,
 * a learner's ServiceAccount, and the prober that sends requests from inside. May touch {@code engine}; nothing else
 * may use fabric8's client. Start at {@link dev.podfall.engine.real.RealCluster}. Upstream counterpart: {@code
 * k8s.io/client-go}.
 */
package dev.podfall.engine.real;
