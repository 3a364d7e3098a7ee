/**
 * Pod specs, in pods and in templates: defaults, validation, what an update may change. May touch {@code sim.client} and {@code sim.registry.fields}. Start at {@link dev.podfall.sim.registry.pod.PodDefaults} and {@link dev.podfall.sim.registry.pod.PodValidation}. Upstream: {@code k8s.io/kubernetes/pkg/apis/core/v1/defaults.go}, {@code pkg/apis/core/validation}.
 */
package dev.podfall.sim.registry.pod;
