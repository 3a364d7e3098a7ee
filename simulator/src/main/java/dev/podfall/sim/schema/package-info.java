/**
 * Which fields the built-in kinds have, of which types: what Go's types do for a real API server. Finds unknown fields
 * and wrong types on the way in. May touch {@code sim.client}. Start at {@link dev.podfall.sim.schema.Schema}.
 * Upstream: {@code k8s.io/api}, {@code k8s.io/apimachinery/pkg/runtime/serializer/json}.
 */
package dev.podfall.sim.schema;
