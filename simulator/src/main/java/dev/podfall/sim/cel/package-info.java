/**
 * The expression language CEL as a Kubernetes API server speaks it: which functions there are, how an expression is compiled
 * and asked, and what is said when that goes wrong. May touch {@code sim.client} and {@code sim.registry.fields}. Start at
 * {@link dev.podfall.sim.cel.Expressions}. Upstream: {@code k8s.io/apiserver/pkg/cel}.
 */
package dev.podfall.sim.cel;
