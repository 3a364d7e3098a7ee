/**
 * The simulated cluster's facade. May touch everything under {@code sim} and nothing else of ours. Start at
 * {@link dev.podfall.sim.Simulation}. Upstream: what {@code kubeadm} puts together.
 */
package dev.podfall.sim;
