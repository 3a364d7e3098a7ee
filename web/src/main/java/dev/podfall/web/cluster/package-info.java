/**
 * Bare clusters, without a lab: made, listed, deleted, found again after a restart. May touch the engine's cluster providers and {@code
 * web.server}. Start at {@link dev.podfall.web.cluster.Clusters}.
 */
package dev.podfall.web.cluster;
