/**
 * The grammar of fields: names, labels, keys, ports, and how errors about them are written. May touch {@code sim.client}. Start at {@link dev.podfall.sim.registry.fields.Errors}. Upstream: {@code k8s.io/apimachinery/pkg/util/validation}.
 */
package dev.podfall.sim.registry.fields;
