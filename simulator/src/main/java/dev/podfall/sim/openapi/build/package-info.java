/**
 * Makes the OpenAPI documents and the schema at build time, out of the sources of fabric8's model classes (types and
 * descriptions) and {@code src/main/openapi} (what the classes do not tell). Runs in Maven, never in a cluster. May
 * touch {@code sim.client}. Start at {@link dev.podfall.sim.openapi.build.GenerateOpenApi}. Upstream:
 * {@code k8s.io/kube-openapi}.
 */
package dev.podfall.sim.openapi.build;
