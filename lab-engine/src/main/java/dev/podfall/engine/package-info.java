/**
 * Where a lab runs: the SPI of runtimes. A {@link dev.podfall.engine.ClusterProvider} makes a {@link
 * dev.podfall.engine.Cluster}; what a runtime can do beyond the Kubernetes API is a {@link
 * dev.podfall.engine.Capability}. May touch nothing of ours but {@code error} and the scenario model.
 */
package dev.podfall.engine;
