/**
 * Argo CD: application-controller and repo-server, as programs in pods. May touch {@code sim.addon}, {@code sim.client}, {@code
 * sim.controllers.runtime}, {@code sim.kustomize}, {@code sim.patch} and {@code sim.workload.git}. Start at {@link
 * dev.podfall.sim.addon.argocd.ApplicationController} and {@link dev.podfall.sim.addon.argocd.RepoServer}, which speak HTTP with each
 * other in place of gRPC. Upstream: {@code argoproj/argo-cd} v3 and {@code argoproj/gitops-engine}.
 *
 * <p>Not simulated: the server with its pages and users, ApplicationSets, notifications, other clusters, Helm, OCI, plugins and Jsonnet,
 * several sources, SSH and TLS, jq paths, server-side apply, local manifests; who asks for one of these is told so in a condition. What is
 * to be pruned is found in {@code status.resources}, not by a look at every object of the cluster.
 */
package dev.podfall.sim.addon.argocd;
