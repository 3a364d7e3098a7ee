/**
 * Whether a CustomResourceDefinition may be: its names, its versions, and that its schemas are structural. May touch {@code
 * sim.structural}, {@code sim.registry.fields}. Start at {@link
 * dev.podfall.sim.structural.definition.DefinitionValidation}. Upstream: {@code
 * k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation}, {@code pkg/apiserver/schema/validation.go}.
 */
package dev.podfall.sim.structural.definition;
