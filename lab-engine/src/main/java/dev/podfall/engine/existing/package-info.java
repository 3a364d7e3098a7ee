/**
 * Labs as namespaces of a cluster that is not ours, after its owner allowed it. May touch {@code engine} and {@code
 * engine.real}. Start at {@link dev.podfall.engine.existing.ExistingProvider}; EXISTING.md says what it does to a cluster.
 */
package dev.podfall.engine.existing;
