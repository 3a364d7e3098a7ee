/**
 * A Kubernetes cluster for anybody's program or test: what others may rely on. Start at
 * {@link dev.podfall.simulator.KubernetesCluster}. May touch what lies under {@code sim}, which may change from one version
 * to the next, and nothing else of ours.
 */
package dev.podfall.simulator;
