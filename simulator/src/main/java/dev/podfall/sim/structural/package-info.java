/**
 * Structural schemas: what a custom resource's fields may hold, what is there by default, what is dropped, and which rules
 * hold between fields. May touch {@code sim.client} and {@code sim.schema}. Start at {@link
 * dev.podfall.sim.structural.StructuralSchema}, then {@link dev.podfall.sim.structural.ValueValidation}. Upstream: {@code
 * k8s.io/apiextensions-apiserver/pkg/apiserver/schema}, {@code k8s.io/kube-openapi/pkg/validation}.
 */
package dev.podfall.sim.structural;
