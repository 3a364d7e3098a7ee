/**
 * Flux: source-controller and kustomize-controller, as programs in pods. May touch {@code sim.addon}, {@code sim.client}, {@code
 * sim.kustomize} and {@code sim.workload.git}. Not simulated: Helm, OCI and bucket sources, SSH and TLS, {@code semver}, includes and
 * submodules, decryption, substitution, impersonation; who asks for one of these is told so in Ready. Start at {@link dev.podfall.sim.addon.flux.SourceController} and {@link
 * dev.podfall.sim.addon.flux.KustomizeController}. Upstream: {@code fluxcd/source-controller}, {@code fluxcd/kustomize-controller}.
 */
package dev.podfall.sim.addon.flux;
