/**
 * The runtime {@code embedded}: a simulated Kubernetes in this JVM. The only package of the engine that may touch {@code
 * sim}. Start at {@link dev.podfall.engine.embedded.EmbeddedProvider}.
 */
package dev.podfall.engine.embedded;
