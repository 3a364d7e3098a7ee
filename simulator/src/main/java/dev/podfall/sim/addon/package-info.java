/**
 * Add-ons: controllers of custom resources that run as programs of container images, installed by manifests as anywhere. Start at
 * {@link dev.podfall.sim.addon.AddOn}; each add-on has a room of its own below. May touch {@code sim.workload}, {@code sim.client},
 * {@code sim.controllers.runtime}, {@code sim.events}, {@code sim.net}. Upstream: {@code sigs.k8s.io/controller-runtime}.
 *
 * <p>An add-on reconciles only while its pod runs. It asks the API server with its pod's token, so Roles bind it; whom else it asks,
 * it asks over its pod's network, so names, Services and NetworkPolicies are between them. What it has to know lies in objects, as
 * upstream, so that it goes on after a restart of whatever kind from what it reads. Where none is installed, none costs anything.
 *
 * <p>A new one: a program here that extends {@code AddOn}, its name in {@code sim.workload.images.ProgramNames}, its image in {@code
 * images.json}, its manifests (definitions, rights, Deployment) as {@code NAME.yaml} among this package's resources, and that name in
 * {@link dev.podfall.sim.addon.Bundle}.
 */
package dev.podfall.sim.addon;
