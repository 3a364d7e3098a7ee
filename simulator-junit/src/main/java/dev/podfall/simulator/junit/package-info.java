/**
 * JUnit 5 and the simulated cluster. Start at {@link dev.podfall.simulator.junit.EmbeddedKubernetes}. May touch
 * {@code dev.podfall.simulator} and nothing else of ours.
 */
package dev.podfall.simulator.junit;
