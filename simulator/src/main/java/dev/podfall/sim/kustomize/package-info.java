/**
 * Builds what a folder with a {@code kustomization.yaml} stands for. May touch {@code sim.client} and {@code sim.patch}. Start at
 * {@link dev.podfall.sim.kustomize.Kustomize}. Upstream: {@code sigs.k8s.io/kustomize/api}.
 */
package dev.podfall.sim.kustomize;
